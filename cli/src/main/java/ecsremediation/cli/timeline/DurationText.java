package ecsremediation.cli.timeline;

import java.time.Duration;

/** Durations as text. */
public final class DurationText {
    private DurationText() {}

    /**
     * Text such as {@code 45 s}, {@code 9 min 10 s} or {@code 12 min}; drops fractions of a second. Takes no
     * negative duration.
     */
    public static String words(Duration duration) {
        long minutes = duration.toMinutes();
        int seconds = duration.toSecondsPart();
        if (minutes == 0) {
            return seconds + " s";
        }
        return seconds == 0 ? minutes + " min" : minutes + " min " + seconds + " s";
    }
}
