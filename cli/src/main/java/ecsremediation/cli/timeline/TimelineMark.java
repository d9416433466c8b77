package ecsremediation.cli.timeline;

import java.time.Instant;

/**
 * One event of a run.
 *
 * @param at virtual time
 * @param text one line, such as {@code EcsLabAsg: desired 1 → 4, max 1 → 4}
 */
public record TimelineMark(Instant at, Kind kind, String text) {

    /** The kind of an event. report.css has a colour for each. */
    public enum Kind {
        /** The desired count of the service changed. */
        TROUBLE,
        /** An alarm went to ALARM. */
        ALARM,
        /** An alarm left ALARM. */
        OK,
        /** The group's desired or max capacity changed. */
        ACTION,
        /** The operators got an e-mail. */
        MAIL,
        /** Every desired task runs again. */
        RESOLUTION,
        /** A function failed. */
        FAULT,
        /** The functions put a step of an incident on the event bus. */
        EVENT
    }
}
