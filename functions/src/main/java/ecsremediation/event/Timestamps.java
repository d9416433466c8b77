package ecsremediation.event;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;
import java.util.Optional;

/**
 * Times as AWS writes them: {@code 2026-01-05T14:03:00Z} in envelopes, {@code 2026-01-05T14:03:00.123+0000},
 * without a colon in the offset, inside CloudWatch alarms, milliseconds since 1970 as text in SQS attributes.
 */
final class Timestamps {
    private static final DateTimeFormatter WRITTEN = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .appendPattern("[XXX][XX][X]")
            .toFormatter(Locale.ROOT);

    private static final Instant FIRST = Instant.EPOCH;

    /** No event is from later than this; a forged far future would overflow arithmetic on times. */
    private static final Instant LAST = Instant.parse("2200-01-01T00:00:00Z");

    private static final int LONGEST = 40;

    private Timestamps() {}

    /** A written time; empty where the text is none, or none within 1970 to 2199. */
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
