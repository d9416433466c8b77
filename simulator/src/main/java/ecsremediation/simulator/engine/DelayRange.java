package ecsremediation.simulator.engine;

import java.time.Duration;

/** The bounds of a random delay, both included. */
public record DelayRange(Duration least, Duration most) {
    public DelayRange {
        if (least.isNegative() || most.compareTo(least) < 0) {
            throw new IllegalArgumentException("not a range of delays: " + least + " to " + most);
        }
    }

    /** A range in seconds. */
    public static DelayRange seconds(int least, int most) {
        return new DelayRange(Duration.ofSeconds(least), Duration.ofSeconds(most));
    }

    /** A range in milliseconds. */
    public static DelayRange millis(int least, int most) {
        return new DelayRange(Duration.ofMillis(least), Duration.ofMillis(most));
    }
}
