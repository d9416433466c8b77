package ecsremediation.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class StoredValuesTest {
    private record Inner(int count, Duration took) {}

    private record Outer(Instant at, List<Inner> inner, Optional<Long> version) {}

    private static final Inner INNER = new Inner(3, Duration.ofSeconds(90));

    @Test
    void valuesOfTheProgramArePossible() {
        assertThat(StoredValues.impossible(new Outer(Instant.EPOCH, List.of(INNER), Optional.of(7L))))
                .isEmpty();
        assertThat(StoredValues.impossible(
                        new Outer(Instant.parse("2026-03-01T12:00:00Z"), List.of(), Optional.empty())))
                .isEmpty();
    }

    @Test
    void theFirstFieldWithAnImpossibleValueIsNamed() {
        assertThat(StoredValues.impossible(outer(Instant.MAX, INNER))).contains("at");
        assertThat(StoredValues.impossible(outer(Instant.EPOCH.minusNanos(1), INNER)))
                .contains("at");
        assertThat(StoredValues.impossible(outer(Instant.EPOCH, new Inner(-1, Duration.ZERO))))
                .contains("inner.count");
        assertThat(StoredValues.impossible(outer(Instant.EPOCH, new Inner(1_000_000_001, Duration.ZERO))))
                .contains("inner.count");
        assertThat(StoredValues.impossible(outer(Instant.EPOCH, new Inner(0, Duration.ofSeconds(-1)))))
                .contains("inner.took");
        assertThat(StoredValues.impossible(outer(Instant.EPOCH, new Inner(0, Duration.ofDays(401)))))
                .contains("inner.took");
    }

    @Test
    void nullInAListIsNotPossible() {
        List<Inner> withNull = new ArrayList<>();
        withNull.add(null);
        assertThat(StoredValues.impossible(new Outer(Instant.EPOCH, withNull, Optional.empty())))
                .contains("inner");
    }

    private static Outer outer(Instant at, Inner inner) {
        return new Outer(at, List.of(inner), Optional.empty());
    }
}
