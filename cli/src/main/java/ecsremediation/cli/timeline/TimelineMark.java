package ecsremediation.cli.timeline;

import java.time.Instant;

/**
 * Something that happened at one moment.
 *
 * @param text in words, such as {@code EcsLabAsg raised 1 → 4}
 */
public record TimelineMark(Instant at, Kind kind, String text) {

    /** What kind of thing happened. */
    public enum Kind {
        /** Somebody changed what the service wants. */
        TROUBLE,
        /** An alarm went to ALARM. */
        ALARM,
        /** An alarm went back to OK. */
        OK,
        /** A group's capacity was changed. */
        ACTION,
        /** The operators were told. */
        MAIL,
        /** Every task runs. */
        RESOLUTION,
        /** A function failed. */
        FAULT
    }
}
