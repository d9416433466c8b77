package ecsremediation.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;

/** What is promised of every case that is drawn, and the seeds of those that did not keep it. */
final class Promises<P extends Enum<P>> {
    private final Map<P, List<Integer>> broken = new HashMap<>();

    /** Draws so many cases, by the seeds from 0. */
    void draw(int cases, IntConsumer hold) {
        for (int seed = 0; seed < cases; seed++) {
            try {
                hold.accept(seed);
            } catch (RuntimeException e) {
                throw new AssertionError("seed " + seed, e);
            }
        }
    }

    void hold(P promise, int seed, boolean kept) {
        if (!kept) {
            broken.computeIfAbsent(promise, p -> new ArrayList<>()).add(seed);
        }
    }

    void assertKept(P promise) {
        assertThat(broken.getOrDefault(promise, List.of())).as("seeds").isEmpty();
    }
}
