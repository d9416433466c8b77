package ecsremediation.cli.console;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times and durations as text. Times are in UTC, as in the e-mails and in CloudWatch Logs. */
public final class Times {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private Times() {}

    /** Text such as {@code 2026-11-24 12:06 UTC}; drops the seconds. */
    public static String minute(Instant at) {
        return MINUTE.format(at.atOffset(ZoneOffset.UTC)) + " UTC";
    }

    /** Text such as {@code 12:06:31}, in UTC. */
    static String second(Instant at) {
        return SECOND.format(at.atOffset(ZoneOffset.UTC));
    }

    /**
     * Text such as {@code 40 s}, {@code 1 min 57 s}, {@code 12 min}, {@code 1 h 12 min} or {@code 3 d 4 h}:
     * the two largest units, without seconds from 10 minutes on. A negative duration gives {@code 0 s}.
     */
    public static String duration(Duration duration) {
        if (duration.isNegative()) {
            return "0 s";
        }
        if (duration.toDays() > 0) {
            return duration.toDays() + " d" + (duration.toHoursPart() == 0 ? "" : " " + duration.toHoursPart() + " h");
        }
        if (duration.toHours() > 0) {
            return duration.toHours() + " h"
                    + (duration.toMinutesPart() == 0 ? "" : " " + duration.toMinutesPart() + " min");
        }
        if (duration.toMinutes() == 0) {
            return duration.toSeconds() + " s";
        }
        return duration.toMinutes() + " min"
                + (duration.toMinutes() >= 10 || duration.toSecondsPart() == 0
                        ? ""
                        : " " + duration.toSecondsPart() + " s");
    }
}
