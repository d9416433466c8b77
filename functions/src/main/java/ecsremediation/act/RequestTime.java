package ecsremediation.act;

/** How long a request may go on. */
public interface RequestTime {

    /** Waits a little. Returns whether a refused call may be made again. */
    boolean again();

    /** Whether the time is over: no further cluster is begun. */
    boolean isOver();
}
