package ecsremediation.event;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;
import java.util.Optional;

/**
 * Times as AWS writes them: {@code 2026-01-05T14:03:00Z} in envelopes, {@code 2026-01-05T14:03:00.123+0000}
 * (no colon in the offset) in CloudWatch alarms, milliseconds since 1970 as text in SQS attributes.
 */
final class Timestamps {
    private static final DateTimeFormatter WRITTEN = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .appendPattern("[XXX][XX][X]")
            .toFormatter(Locale.ROOT);

    private static final Instant FIRST = Instant.EPOCH;

    /**
     * No event is from a later time. A forged time in the far future would overflow arithmetic on times. Our
     * choice.
     */
    private static final Instant LAST = Instant.parse("2200-01-01T00:00:00Z");

    private static final int LONGEST = 40;

    private Timestamps() {}

    /** The time. Empty for a text that is not a time between 1970 and 2199. */
    static Optional<Instant> read(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            return sensible(OffsetDateTime.parse(text, WRITTEN).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Milliseconds since 1970, as digits. */
    static Optional<Instant> readMillis(String text) {
        return text.matches("[0-9]{1,13}") ? sensible(Instant.ofEpochMilli(Long.parseLong(text))) : Optional.empty();
    }

    private static Optional<Instant> sensible(Instant time) {
        return time.isBefore(FIRST) || !time.isBefore(LAST) ? Optional.empty() : Optional.of(time);
    }
}
