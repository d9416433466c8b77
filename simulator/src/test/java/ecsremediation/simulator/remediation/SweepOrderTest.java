package ecsremediation.simulator.remediation;

import static org.assertj.core.api.Assertions.assertThat;

import ecsremediation.Policy;
import ecsremediation.Ports;
import ecsremediation.Remediation;
import ecsremediation.event.ServiceName;
import ecsremediation.event.Trigger;
import ecsremediation.incident.Incident;
import ecsremediation.incident.Mode;
import ecsremediation.plan.Limits;
import ecsremediation.report.Stack;
import ecsremediation.simulator.ports.InMemoryDecisionLog;
import ecsremediation.simulator.ports.InMemoryGroupLocks;
import ecsremediation.simulator.ports.InMemoryIncidentStore;
import ecsremediation.simulator.ports.SimulatedCapacityWriter;
import ecsremediation.simulator.ports.SimulatedClusterReader;
import ecsremediation.simulator.ports.SimulatedNotifier;
import ecsremediation.simulator.scenario.Lab;
import ecsremediation.simulator.scenario.LabNames;
import ecsremediation.simulator.scenario.LabScenario;
import ecsremediation.simulator.scenario.LabSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** The order in which a tick reconciles clusters if there may not be time for all. */
final class SweepOrderTest {
    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration SWEEP = Duration.ofMinutes(5);
    private static final Duration DAY = Duration.ofDays(1);

    private final Lab lab = LabScenario.build(new LabSettings(7, START, OptionalInt.of(10)));
    private final InMemoryIncidentStore store = InMemoryIncidentStore.ordered(Mode.ACT);

    @Test
    void theClusterThatWaitsLongestComesFirst() {
        Instant now = lab.world().now();
        store.save(Incident.opened(new ServiceName("blue", "api"), now.minusSeconds(60)));
        store.save(Incident.opened(new ServiceName("red", "api"), now.minusSeconds(120)));

        assertThat(tick(now.plus(DAY)).subList(0, 2)).containsExactly("red", "blue");
    }

    @Test
    void aTickContinuesWhereTheOneBeforeEnded() {
        Instant first = lab.world().now().plus(DAY);
        assertThat(tick(first)).containsExactly("blue", "green", "red");
        store.claimReconciliation("blue", first, first);

        assertThat(tick(first.plusSeconds(60))).containsExactly("green", "red");
    }

    @Test
    void aTickAfterACompleteSweepReconcilesNoCluster() {
        Instant first = lab.world().now().plus(DAY);
        tick(first).forEach(cluster -> store.claimReconciliation(cluster, first, first));

        assertThat(tick(first.plusSeconds(240))).isEmpty();
        assertThat(tick(first.plus(SWEEP))).hasSize(3);
    }

    @Test
    void aTickThatComesEarlyBeginsTheSweep() {
        Instant first = lab.world().now().plus(DAY);
        tick(first).forEach(cluster -> store.claimReconciliation(cluster, first, first));

        assertThat(tick(first.plus(SWEEP).minusSeconds(20))).hasSize(3);
    }

    @Test
    void theClusterNotReconciledForLongestComesFirst() {
        Instant now = lab.world().now().plus(DAY);
        store.claimReconciliation("blue", now.minusSeconds(310), now);
        store.claimReconciliation("green", now.minusSeconds(330), now);
        store.claimReconciliation("red", now.minusSeconds(320), now);

        assertThat(tick(now)).containsExactly("green", "red", "blue");
    }

    @Test
    void aSweepNamesEachClusterOnce() {
        store.save(Incident.opened(
                new ServiceName("green", "api"), lab.world().now().minusSeconds(60)));

        assertThat(tick(lab.world().now().plus(DAY))).containsExactlyInAnyOrder("blue", "green", "red");
    }

    private List<String> tick(Instant at) {
        Ports ports = new Ports(
                new SimulatedClusterReader(lab.world()),
                new SimulatedCapacityWriter(lab.world()),
                store,
                new InMemoryGroupLocks(),
                new InMemoryDecisionLog(),
                new SimulatedNotifier(lab.world(), LabNames.OPERATOR_TOPIC),
                new RecordingJournal());
        Stack stack = new Stack("ecs-remediation", "aws", "eu-central-1");
        Policy policy =
                new Policy(Mode.ACT, Limits.DEFAULT, LabNames.FENCE.ofClusters(List.of("blue", "green", "red")), stack);
        return new Remediation(ports, policy, () -> at)
                .select(new Trigger.Tick(at))
                .clusters();
    }
}
