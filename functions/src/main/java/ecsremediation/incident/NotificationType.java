package ecsremediation.incident;

/** The type of a message. A message has exactly one. */
public enum NotificationType {
    /** A group was raised for the service. */
    RAISED,
    /** In observe mode: a group would have been raised. */
    WOULD_RAISE,
    /** Tasks are missing, and the program waits, for a reason. */
    HELD,
    /** Operator action is required. */
    ESCALATED,
    /** Every task runs again. */
    CLEARED
}
