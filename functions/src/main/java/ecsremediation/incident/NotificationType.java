package ecsremediation.incident;

/** What a message is about: one kind of news per message. */
public enum NotificationType {
    /** A group was raised for the service. */
    RAISED,
    /** Observe mode: a group would have been raised. */
    WOULD_RAISE,
    /** Tasks are missing and we hold still, for a reason. */
    HELD,
    /** A person is needed. */
    ESCALATED,
    /** Every task runs again. */
    CLEARED
}
