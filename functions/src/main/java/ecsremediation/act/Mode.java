package ecsremediation.act;

/** How much the program may do. */
public enum Mode {
    /** Reconcile and keep a record; notify nobody, change nothing. */
    OFF,
    /** Reconcile, decide, and notify what would be done; change nothing. */
    OBSERVE,
    /** Reconcile, decide, change groups and notify. */
    ACT
}
