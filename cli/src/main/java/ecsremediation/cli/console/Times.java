package ecsremediation.cli.console;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times and spans as the command prints them: UTC, so that they match the mails and the console's logs. */
public final class Times {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private Times() {}

    /** Such as {@code 2026-11-24 12:06 UTC}. */
    public static String minute(Instant at) {
        return MINUTE.format(at.atOffset(ZoneOffset.UTC)) + " UTC";
    }

    /** Such as {@code 12:06:31}. */
    static String second(Instant at) {
        return SECOND.format(at.atOffset(ZoneOffset.UTC));
    }

    /** Such as {@code 40 s}, {@code 1 min 57 s}, {@code 12 min}, {@code 1 h 12 min} or {@code 3 d 4 h}; less than nothing is nothing. */
    public static String span(Duration span) {
        if (span.isNegative()) {
            return "0 s";
        }
        if (span.toDays() > 0) {
            return span.toDays() + " d" + (span.toHoursPart() == 0 ? "" : " " + span.toHoursPart() + " h");
        }
        if (span.toHours() > 0) {
            return span.toHours() + " h" + (span.toMinutesPart() == 0 ? "" : " " + span.toMinutesPart() + " min");
        }
        if (span.toMinutes() == 0) {
            return span.toSeconds() + " s";
        }
        return span.toMinutes() + " min"
                + (span.toMinutes() >= 10 || span.toSecondsPart() == 0 ? "" : " " + span.toSecondsPart() + " s");
    }
}
