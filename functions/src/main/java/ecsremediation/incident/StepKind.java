package ecsremediation.incident;

/** What a step of an incident is. Its name is part of the events on the bus: it never changes. */
public enum StepKind {
    /** A service lacks tasks, and its incident begins. */
    OPENED,
    /** Tasks are missing again after {@link #CLEARED}, and the same incident goes on. */
    REOPENED,
    /** A group was raised for the service. */
    RAISED,
    /** A message reported raises that had none of their own. */
    FURTHER_RAISES,
    /** In observe mode: a group would have been raised. */
    WOULD_RAISE,
    /** Tasks are missing, and the program waits, for a reason. */
    HELD,
    /** An operator has to act. */
    ESCALATED,
    /** A message said what is still wrong. */
    STILL_WRONG,
    /** A raise had lowered a group, or may have, because another actor had raised it right before. */
    READ_BACK,
    /** Every task runs, and the incident ends. */
    CLEARED,
    /** The service no longer exists, and the incident ends. */
    GONE,
    /** Something is wrong with the stack itself. It belongs to no incident. */
    STACK_NOTICE
}
