package ecsremediation.model;

import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Checks the numbers and times of a record that was read from the table. A number or time that this program cannot
 * have written makes the row unreadable. Otherwise a sum with it could overflow, or a wait for it would not end.
 */
public final class StoredValues {
    /** The largest number. Sizes are in MiB or CPU units; the largest EC2 instance has 32 TiB. Our choice. */
    private static final long LARGEST = 1_000_000_000;

    /** Times of the program are times of a clock; {@code resume} ends a pause at the epoch. Our choice. */
    private static final Instant EARLIEST = Instant.EPOCH;

    /** Our choice. */
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    /** No span that the program stores is longer. Our choice. */
    private static final Duration LONGEST = Duration.ofDays(400);

    private StoredValues() {}

    /** The name of a field with a value that the program cannot have written; empty if every value is possible. */
    public static Optional<String> impossible(Record row) {
        return Stream.of(row.getClass().getRecordComponents())
                .flatMap(field -> impossible(field.getName(), value(field, row)).stream())
                .findFirst();
    }

    /** A list may contain null where its JSON does. */
    private static Optional<String> impossible(String name, @Nullable Object value) {
        return switch (value) {
            case null -> Optional.of(name);
            case Iterable<?> items -> inner(name, items);
            case Record record -> impossible(record).map(inner -> name + "." + inner);
            case Map<?, ?> map -> inner(name, map.values());
            case Optional<?> optional -> optional.flatMap(present -> impossible(name, present));
            case OptionalInt number when number.isPresent() -> impossible(name, number.getAsInt());
            case Integer number -> unless(isCount(number), name);
            case Long number -> unless(isCount(number), name);
            case Instant at -> unless(!at.isBefore(EARLIEST) && at.isBefore(LATEST), name);
            case Duration span -> unless(!span.isNegative() && span.compareTo(LONGEST) <= 0, name);
            default -> Optional.empty();
        };
    }

    private static Optional<String> inner(String name, Iterable<?> items) {
        for (Object item : items) {
            Optional<String> found = impossible(name, item);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static boolean isCount(long number) {
        return number >= 0 && number <= LARGEST;
    }

    private static Optional<String> unless(boolean possible, String name) {
        return possible ? Optional.empty() : Optional.of(name);
    }

    private static Object value(RecordComponent field, Record row) {
        try {
            field.getAccessor().setAccessible(true);
            return field.getAccessor().invoke(row);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("an accessor returns what the constructor was given", e);
        }
    }
}
