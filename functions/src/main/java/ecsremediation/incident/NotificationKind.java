package ecsremediation.incident;

/** What a notification is about, as far as it decides whether the operators already know. Stored by name. */
public enum NotificationKind {
    RAISED(NotificationType.RAISED),
    FURTHER_RAISES(NotificationType.FURTHER_RAISES),
    /** A raise of the program had lowered the group, and the program set it higher again. */
    RESTORED(NotificationType.RAISED),
    WOULD_RAISE(NotificationType.WOULD_RAISE),

    /** More instances would not help. */
    NOT_CAPACITY(NotificationType.ESCALATED),
    /** ECS gave a deployment up for lack of capacity. */
    DEPLOYMENT_LOST(NotificationType.ESCALATED),
    NO_CEILING(NotificationType.ESCALATED),
    BAD_CEILING(NotificationType.ESCALATED),
    AT_CEILING(NotificationType.ESCALATED),
    /** Another actor lowered the group, and the tasks lack that capacity. */
    LOWERED(NotificationType.ESCALATED),
    LAUNCH_SUSPENDED(NotificationType.ESCALATED),
    LAUNCH_FAILING(NotificationType.ESCALATED),
    /** Only another service principal may change the group. */
    OPERATOR_SET(NotificationType.ESCALATED),
    /** ECS managed scaling is set up and does not work. */
    MANAGED_SCALING(NotificationType.ESCALATED),
    WARM_POOL(NotificationType.ESCALATED),
    /** The plan contradicts its own sizing proof. */
    SIZING_PROOF_BROKEN(NotificationType.ESCALATED),
    /** The raises did not make the tasks run. */
    NOT_RESOLVED(NotificationType.ESCALATED),
    INCONCLUSIVE(NotificationType.ESCALATED),

    /** IAM denied the write. */
    WRITE_DENIED(NotificationType.ESCALATED),
    /** EC2 Auto Scaling rejected the write. */
    WRITE_INVALID(NotificationType.ESCALATED),
    /** The group does not exist any more. */
    GROUP_GONE(NotificationType.ESCALATED),
    /** A raise of the program lowered the group, or may have, and the program did not set it higher again. */
    LOWERED_BY_RAISE(NotificationType.ESCALATED),
    /** The write failed, and a retry does not help. */
    WRITE_FAILED(NotificationType.ESCALATED),

    BACKOFF(NotificationType.HELD),
    ACTION_RATE(NotificationType.HELD),
    INSTANCE_REFRESH(NotificationType.HELD),
    /** Another actor lowered the group after a raise. */
    EXTERNAL_CHANGE(NotificationType.HELD),
    PAUSED(NotificationType.HELD),
    /** Tasks are missing for long, and what they wait for may still come. */
    WAITING(NotificationType.HELD),
    /** The service is out of scope: its owner acts. */
    OUT_OF_SCOPE(NotificationType.HELD),

    STILL_WRONG(NotificationType.STILL_WRONG),

    CLEARED(NotificationType.CLEARED);

    private final NotificationType type;

    NotificationKind(NotificationType type) {
        this.type = type;
    }

    /** The type of a message of this kind. */
    public NotificationType type() {
        return type;
    }

    /**
     * Whether the notification is sent again while its reason lasts. False for a reason that the owner or an
     * operator chose, and for a message that reports a result.
     */
    public boolean repeats() {
        return switch (type) {
            case ESCALATED, WOULD_RAISE -> true;
            case HELD -> this != PAUSED && this != OUT_OF_SCOPE;
            case RAISED, FURTHER_RAISES, STILL_WRONG, CLEARED -> false;
        };
    }

    /** Whether it is sent again once a day, not at growing intervals: nobody has to act at once. */
    public boolean isDaily() {
        return this == WAITING || this == EXTERNAL_CHANGE;
    }
}
