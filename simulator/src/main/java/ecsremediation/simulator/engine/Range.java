package ecsremediation.simulator.engine;

import java.time.Duration;

/** The bounds of a delay that is drawn, both included. */
public record Range(Duration least, Duration most) {
    public Range {
        if (least.isNegative() || most.compareTo(least) < 0) {
            throw new IllegalArgumentException("not a range of delays: " + least + " to " + most);
        }
    }

    /** From so many seconds to so many. */
    public static Range seconds(int least, int most) {
        return new Range(Duration.ofSeconds(least), Duration.ofSeconds(most));
    }

    /** From so many milliseconds to so many. */
    public static Range millis(int least, int most) {
        return new Range(Duration.ofMillis(least), Duration.ofMillis(most));
    }
}
