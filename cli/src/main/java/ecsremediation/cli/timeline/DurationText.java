package ecsremediation.cli.timeline;

import java.time.Duration;

/** DurationText of time as people read them. */
public final class DurationText {
    private DurationText() {}

    /** Such as {@code 45 s}, {@code 9 min 10 s} or {@code 12 min}. */
    public static String words(Duration span) {
        long minutes = span.toMinutes();
        int seconds = span.toSecondsPart();
        if (minutes == 0) {
            return seconds + " s";
        }
        return seconds == 0 ? minutes + " min" : minutes + " min " + seconds + " s";
    }
}
