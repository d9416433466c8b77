package ecsremediation.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import ecsremediation.diagnosis.Diagnosis.Converging.Progress;
import ecsremediation.fixture.HeldStill;
import ecsremediation.fixture.MessagePromise;
import ecsremediation.fixture.RandomObservations;
import ecsremediation.fixture.RandomShortages;
import ecsremediation.fixture.StillCluster;
import ecsremediation.fixture.Wait;
import ecsremediation.incident.Mode;
import ecsremediation.incident.Snapshot;
import ecsremediation.placement.RandomCases;
import ecsremediation.plan.HoldReason;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Clusters held still for 24 hours keep what {@link MessagePromise} promises. The system property {@code soak}
 * multiplies their number.
 */
class EveryWaitEndsTest {
    private static final int SOAK = Integer.getInteger("soak", 1);
    private static final int CASES = RandomCases.many(100) * SOAK;
    private static final int OF_EACH = RandomCases.many(50) * SOAK;

    @ParameterizedTest
    @EnumSource(names = {"ACT", "OBSERVE"})
    void inAnyCluster(Mode mode) {
        hold(mode, mode == Mode.ACT ? CASES : CASES / 2, seed -> StillCluster.of(RandomObservations.snapshot(seed)));
    }

    @ParameterizedTest
    @EnumSource(names = {"ACT", "OBSERVE"})
    void inAnyShortage(Mode mode) {
        hold(
                mode,
                CASES / 5,
                seed -> StillCluster.of(new Snapshot(RandomShortages.of(seed).build())));
    }

    @ParameterizedTest
    @EnumSource
    void whateverIsWaitedFor(Wait wait) {
        assertThat(hold(Mode.ACT, OF_EACH, wait::of)).containsEntry(wait.drawnAs(), OF_EACH);
        hold(Mode.OBSERVE, Math.ceilDiv(OF_EACH, 10), wait::of);
    }

    /** A new reason to hold needs a cluster of {@link Wait} that has it. */
    @Test
    void everyReasonToHoldIsDrawn() {
        assertThat(drawn("Hold [A-Z_]+ (\\w+)"))
                .containsAll(Stream.of(HoldReason.class.getPermittedSubclasses())
                        .map(Class::getSimpleName)
                        .toList());
    }

    @Test
    void everyProgressIsDrawn() {
        assertThat(drawn("Converging (\\w+)"))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(Progress.values()).map(Progress::name).toList());
    }

    /** The first group of the names of the waits. */
    private static Set<String> drawn(String pattern) {
        Pattern names = Pattern.compile(pattern);
        return Stream.of(Wait.values())
                .map(wait -> names.matcher(wait.drawnAs()))
                .filter(Matcher::matches)
                .map(matcher -> matcher.group(1))
                .collect(Collectors.toSet());
    }

    private static SortedMap<String, Integer> hold(Mode mode, int cases, IntFunction<StillCluster> clusters) {
        SortedMap<String, Integer> drawn = new TreeMap<>();
        SortedMap<String, String> broken = new TreeMap<>();
        int messages = 0;
        for (int seed = 0; seed < cases; seed++) {
            HeldStill cluster = HeldStill.of(clusters.apply(seed), mode);
            cluster.drawn().forEach((name, count) -> drawn.merge(name, count, Integer::sum));
            messages += cluster.messages();
            for (MessagePromise.Breach breach : cluster.breaches()) {
                broken.putIfAbsent(breach.promise() + ": " + breach.found(), "seed " + seed + ": " + breach);
            }
        }
        System.out.println(mode + ", " + cases + " clusters, " + messages + " messages: " + drawn);
        assertThat(broken).isEmpty();
        return drawn;
    }
}
