package ecsremediation.report;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times and spans as operators read them: UTC, to the minute. */
final class Utc {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ROOT);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm 'UTC'", Locale.ROOT);

    private Utc() {}

    /** Such as {@code 24 Nov 2026}. */
    static String day(Instant at) {
        return DAY.format(at.atOffset(ZoneOffset.UTC));
    }

    /** Such as {@code 12:06 UTC}. */
    static String time(Instant at) {
        return TIME.format(at.atOffset(ZoneOffset.UTC));
    }

    /** The time alone if it is on the day of {@code reader}, otherwise with its day. */
    static String near(Instant at, Instant reader) {
        return day(at).equals(day(reader)) ? time(at) : day(at) + " " + time(at);
    }

    /** Such as {@code 40 s}, {@code 9 min} or {@code 1 h 12 min}; minutes are rounded down. Below 0 counts as 0. */
    static String span(Instant from, Instant to) {
        Duration span = Duration.between(from, to);
        if (span.isNegative()) {
            return "0 s";
        }
        if (span.toMinutes() == 0) {
            return span.toSeconds() + " s";
        }
        String minutes = span.toMinutesPart() + " min";
        if (span.toHours() == 0) {
            return minutes;
        }
        return span.toMinutesPart() == 0 ? span.toHours() + " h" : span.toHours() + " h " + minutes;
    }
}
