package ecsremediation.act;

/** How far we may go. */
public enum Mode {
    /** Look and keep a record; say nothing, change nothing. */
    OFF,
    /** Look, decide and say what would be done; change nothing. */
    OBSERVE,
    /** Look, decide, do, say. */
    ACT
}
