package ecsremediation.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import ecsremediation.act.Mode;
import ecsremediation.fixture.HeldStill;
import ecsremediation.fixture.RandomObservations;
import ecsremediation.fixture.RandomShortages;
import ecsremediation.incident.Snapshot;
import ecsremediation.placement.RandomCases;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A cluster held still for 24 hours: the operators get a message within 45 minutes while a task of a service of
 * ours is missing, and at least one a day.
 */
class EveryWaitEndsTest {
    private static final int CASES = RandomCases.many(120);

    @ParameterizedTest
    @EnumSource(names = {"ACT", "OBSERVE"})
    void inAnyCluster(Mode mode) {
        hold(mode, CASES, RandomObservations::snapshot);
    }

    @ParameterizedTest
    @EnumSource(names = {"ACT", "OBSERVE"})
    void inAnyShortage(Mode mode) {
        hold(mode, CASES / 5, seed -> new Snapshot(RandomShortages.of(seed).build()));
    }

    private static void hold(Mode mode, int cases, IntFunction<Snapshot> snapshots) {
        SortedMap<String, Integer> drawn = new TreeMap<>();
        SortedMap<String, String> notNotified = new TreeMap<>();
        int messages = 0;
        for (int seed = 0; seed < cases; seed++) {
            HeldStill cluster = HeldStill.of(snapshots.apply(seed), mode);
            cluster.drawn().forEach((name, count) -> drawn.merge(name, count, Integer::sum));
            messages += cluster.messages();
            for (HeldStill.LateNotification late : cluster.late()) {
                notNotified.putIfAbsent(late.waitedFor(), "seed " + seed + ": " + late);
            }
        }
        System.out.println(mode + ", " + cases + " clusters, " + messages + " messages: " + drawn);
        assertThat(notNotified).isEmpty();
    }
}
