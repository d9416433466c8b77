package ecsremediation.plan;

import java.time.Instant;

/** Times in the details of plans. */
final class Clock {
    private Clock() {}

    /** {@code 12:05 UTC}. */
    static String time(Instant at) {
        return at.toString().substring("2026-01-05T".length(), "2026-01-05T12:05".length()) + " UTC";
    }
}
