package ecsremediation.simulator.trace;

import java.time.Instant;

/** An event of one moment, shown beside the rows. */
public record TraceMark(Instant at, Kind kind, String text) {

    public enum Kind {
        /** A group's sizes changed. */
        RESIZE,
        /** An alarm changed its state. */
        ALARM,
        /** An e-mail arrived. */
        MAIL,
        /** A function failed. */
        FUNCTION_ERROR
    }
}
