package ecsremediation.simulator.trace;

import java.time.Instant;

/** Something that happened at one moment and is drawn beside the rows. */
public record TraceMark(Instant at, Kind kind, String text) {

    /** What it was. */
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
