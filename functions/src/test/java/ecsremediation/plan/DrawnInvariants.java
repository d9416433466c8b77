package ecsremediation.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.NavigableSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/** Checks invariants on random cases, and reports the seeds of cases that violate them. */
final class DrawnInvariants<P extends Enum<P>> {
    private final ConcurrentMap<P, NavigableSet<Integer>> broken = new ConcurrentHashMap<>();

    /** Draws the cases with the seeds from 0, on every core. A case depends only on its seed. */
    void draw(int cases, IntConsumer hold) {
        IntStream.range(0, cases).parallel().forEach(seed -> {
            try {
                hold.accept(seed);
            } catch (RuntimeException e) {
                throw new AssertionError("seed " + seed, e);
            }
        });
    }

    void hold(P promise, int seed, boolean kept) {
        if (!kept) {
            broken.computeIfAbsent(promise, p -> new ConcurrentSkipListSet<>()).add(seed);
        }
    }

    void assertKept(P promise) {
        assertThat(broken.getOrDefault(promise, new ConcurrentSkipListSet<>()))
                .as("seeds")
                .isEmpty();
    }
}
