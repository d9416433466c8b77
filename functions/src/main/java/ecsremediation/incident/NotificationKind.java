package ecsremediation.incident;

/** What a notification is about, as far as it decides whether the operators know already. Stored by name. */
public enum NotificationKind {
    RAISED(NotificationType.RAISED),
    WOULD_RAISE(NotificationType.WOULD_RAISE),

    /** More instances would not help. */
    NOT_CAPACITY(NotificationType.ESCALATED),
    NO_CEILING(NotificationType.ESCALATED),
    BAD_CEILING(NotificationType.ESCALATED),
    AT_CEILING(NotificationType.ESCALATED),
    LAUNCH_SUSPENDED(NotificationType.ESCALATED),
    LAUNCH_FAILING(NotificationType.ESCALATED),
    /** Another operator alone may change the group. */
    OPERATOR_SET(NotificationType.ESCALATED),
    WARM_POOL(NotificationType.ESCALATED),
    /** The sizing broke its own proof. */
    SIZING_PROOF_BROKEN(NotificationType.ESCALATED),
    /** Raises did not bring the tasks to run. */
    NOT_RESOLVED(NotificationType.ESCALATED),
    INCONCLUSIVE(NotificationType.ESCALATED),

    /** IAM did not allow the write. */
    WRITE_DENIED(NotificationType.ESCALATED),
    /** EC2 Auto Scaling did not accept the write. */
    WRITE_INVALID(NotificationType.ESCALATED),
    /** The group is gone. */
    GROUP_GONE(NotificationType.ESCALATED),
    /** The write failed in a way that trying again does not end. */
    WRITE_FAILED(NotificationType.ESCALATED),

    BACKOFF(NotificationType.HELD),
    ACTION_RATE(NotificationType.HELD),
    INSTANCE_REFRESH(NotificationType.HELD),
    /** Somebody else lowered the group after a raise. */
    EXTERNAL_CHANGE(NotificationType.HELD),
    PAUSED(NotificationType.HELD),
    /** The service is left to its owner. */
    OUT_OF_SCOPE(NotificationType.HELD),

    CLEARED(NotificationType.CLEARED);

    private final NotificationType type;

    NotificationKind(NotificationType type) {
        this.type = type;
    }

    public NotificationType type() {
        return type;
    }

    /** Whether it is sent again at growing intervals while it lasts: nobody asked for it, and it does not end by itself. */
    public boolean repeats() {
        return switch (type) {
            case ESCALATED -> true;
            case HELD -> this == BACKOFF || this == ACTION_RATE || this == INSTANCE_REFRESH;
            case RAISED, WOULD_RAISE, CLEARED -> false;
        };
    }
}
