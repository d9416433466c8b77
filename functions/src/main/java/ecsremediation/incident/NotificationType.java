package ecsremediation.incident;

/** The type of a message. A message has exactly one. */
public enum NotificationType {
    /** A group was raised for the service. */
    RAISED,
    /** Groups were raised for the service since the last message about a raise. */
    FURTHER_RAISES,
    /** In observe mode: a group would have been raised. */
    WOULD_RAISE,
    /** Tasks are missing, and the program waits, for a reason. */
    HELD,
    /** Operator action is required. */
    ESCALATED,
    /** What is still wrong, once a day, after more notifications than operators get one by one. */
    STILL_WRONG,
    /** Every task runs again. */
    CLEARED
}
