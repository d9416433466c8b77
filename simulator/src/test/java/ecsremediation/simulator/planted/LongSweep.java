package ecsremediation.simulator.planted;

import ecsremediation.Policy;
import ecsremediation.Ports;
import ecsremediation.Remediation;
import ecsremediation.event.Trigger;
import ecsremediation.incident.IncidentStore;
import ecsremediation.incident.Mode;
import ecsremediation.model.ClusterReader;
import ecsremediation.model.Observation;
import ecsremediation.model.WriteState;
import ecsremediation.plan.Limits;
import ecsremediation.report.Stack;
import ecsremediation.simulator.play.ProgramJournal;
import ecsremediation.simulator.ports.InMemoryDecisionLog;
import ecsremediation.simulator.ports.InMemoryGroupLocks;
import ecsremediation.simulator.ports.InMemoryIncidentStore;
import ecsremediation.simulator.scenario.LabNames;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** 250 clusters without incidents, a tick each minute, and 50 clusters that a tick reaches: two hours of sweeps. */
final class LongSweep {
    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    private static final int TICKS = 120;
    private static final int REACHED = 50;
    private static final List<String> CLUSTERS =
            IntStream.range(0, 5 * REACHED).mapToObj("c%03d"::formatted).toList();

    private final Map<String, Instant> last = new TreeMap<>();
    private Instant now = START;
    private Duration longest = Duration.ZERO;

    private LongSweep() {}

    /** The longest time in which a cluster was not reconciled. */
    static Duration longestWait(UnaryOperator<IncidentStore> store) {
        return new LongSweep().swept(store.apply(InMemoryIncidentStore.ordered(Mode.ACT)));
    }

    private Duration swept(IncidentStore store) {
        Remediation remediation = program(store);
        for (int tick = 0; tick < TICKS; tick++) {
            now = START.plus(Duration.ofMinutes(tick));
            Trigger.Tick trigger = new Trigger.Tick(now);
            Instant selected = now;
            remediation.select(trigger).clusters().stream().limit(REACHED).forEach(cluster -> {
                now = now.plusSeconds(1);
                if (remediation.claim(cluster, trigger, selected)) {
                    reconciled(cluster);
                }
            });
        }
        CLUSTERS.forEach(this::reconciled);
        return longest;
    }

    private void reconciled(String cluster) {
        Instant before = Optional.ofNullable(last.put(cluster, now)).orElse(START);
        Duration waited = Duration.between(before, now);
        longest = waited.compareTo(longest) > 0 ? waited : longest;
    }

    private Remediation program(IncidentStore store) {
        Ports ports = new Ports(
                new ListedClusters(),
                change -> {
                    throw new AssertionError("a sweep selects and claims only: " + change);
                },
                store,
                new InMemoryGroupLocks(),
                new InMemoryDecisionLog(),
                message -> {
                    throw new AssertionError("a sweep selects and claims only: " + message);
                },
                new ProgramJournal());
        Policy policy = new Policy(
                Mode.ACT, Limits.DEFAULT, LabNames.FENCE, new Stack("ecs-remediation", "aws", "eu-central-1"));
        return new Remediation(ports, policy, () -> now);
    }

    private record ListedClusters() implements ClusterReader {
        @Override
        public Observation observe(String cluster, Instant at) {
            throw new AssertionError("a sweep selects and claims only: " + cluster);
        }

        @Override
        public Optional<WriteState> writeState(String group) {
            return Optional.empty();
        }

        @Override
        public List<String> clusters() {
            return CLUSTERS;
        }
    }
}
