package ecsremediation.simulator.remediation;

import static org.assertj.core.api.Assertions.assertThat;

import ecsremediation.Policy;
import ecsremediation.Ports;
import ecsremediation.Remediation;
import ecsremediation.act.CapacityChange;
import ecsremediation.act.CapacityWriter;
import ecsremediation.act.Outcome;
import ecsremediation.act.WriteObstacle;
import ecsremediation.event.Trigger;
import ecsremediation.incident.Mode;
import ecsremediation.model.Capacity;
import ecsremediation.model.ClusterReader;
import ecsremediation.model.Observation;
import ecsremediation.model.WriteState;
import ecsremediation.plan.Limits;
import ecsremediation.report.Stack;
import ecsremediation.simulator.autoscaling.SizeChange;
import ecsremediation.simulator.play.Reconciled;
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
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Planned writes that are refused: the next reconciliation makes a new plan, and the refused write counts towards no
 * limit.
 */
final class RefusedWritesTest {
    private static final Limits ONE_AN_HOUR = new Limits(100, 10, 1, 20);

    private static final Outcome.Refused IAM = new Outcome.Refused(
            LabNames.GROUP, Outcome.Refused.Reason.ACCESS_DENIED, new WriteObstacle.AwsAnswer("not authorized"));
    private static final Outcome.Refused THROTTLING = new Outcome.Refused(
            LabNames.GROUP,
            Outcome.Refused.Reason.NOT_EXECUTED,
            new WriteObstacle.AwsAnswer("Throttling: Rate exceeded"));

    private final Lab lab = LabScenario.build(LabSettings.ofSeed(1));
    private final SimulatedCapacityWriter writer = new SimulatedCapacityWriter(lab.world());

    @Test
    void aGroupThatChangedBetweenTheReconciliationAndTheWriteIsPlannedAnew() {
        Raised reader = new Raised(new SimulatedClusterReader(lab.world()));
        Remediation remediation = remediation(reader, writer, ONE_AN_HOUR);
        lab.raiseDesiredCount(4);
        tick(remediation, 1);
        assertThat(reader.raised).isTrue();
        assertThat(writer.calls())
                .containsExactly(new CapacityChange(LabNames.GROUP, new Capacity(2, 2), new Capacity(4, 4)));
    }

    @Test
    void writesThatAreRefusedCountAgainstNoLimit() {
        Denied denied = new Denied(writer, 2, IAM);
        Remediation remediation = remediation(new SimulatedClusterReader(lab.world()), denied, ONE_AN_HOUR);
        lab.raiseDesiredCount(4);
        tick(remediation, 15);

        assertThat(denied.times).isZero();
        assertThat(writer.calls())
                .containsExactly(new CapacityChange(LabNames.GROUP, new Capacity(1, 1), new Capacity(4, 4)));
    }

    @Test
    void theMailOfALaterRaiseNamesTheWritesThatAwsThrottled() {
        Denied throttled = new Denied(writer, 5, THROTTLING);
        Remediation remediation = remediation(new SimulatedClusterReader(lab.world()), throttled, ONE_AN_HOUR);
        lab.raiseDesiredCount(4);
        tick(remediation, 10);

        assertThat(writer.calls()).hasSize(1);
        assertThat(raises())
                .singleElement()
                .asString()
                .containsPattern(
                        "SO FAR .* the write of " + LabNames.GROUP
                                + " was refused \\d times until \\d\\d:\\d\\d UTC, last: Throttling: Rate exceeded .* raised: desired 1 → 4");
    }

    /** The texts of the mails about raises, each on one line. */
    private List<String> raises() {
        lab.world().advance(Duration.ofMinutes(1));
        return lab.world().topics().mailbox().stream()
                .filter(mail -> mail.address().equals(LabNames.OPERATOR_ADDRESS))
                .map(mail -> mail.text().replaceAll("\\s+", " "))
                .filter(text -> text.contains("/RAISED"))
                .toList();
    }

    private void tick(Remediation remediation, int minutes) {
        for (int minute = 0; minute < minutes; minute++) {
            lab.world().advance(Duration.ofMinutes(1));
            Reconciled.by(remediation, new Trigger.Tick(lab.world().now()));
        }
    }

    private Remediation remediation(ClusterReader from, CapacityWriter to, Limits limits) {
        Ports ports = new Ports(
                from,
                to,
                InMemoryIncidentStore.ordered(Mode.ACT),
                new InMemoryGroupLocks(),
                new InMemoryDecisionLog(),
                new SimulatedNotifier(lab.world(), LabNames.OPERATOR_TOPIC),
                new RecordingJournal());
        Stack stack = new Stack("ecs-remediation", "aws", "eu-central-1");
        return new Remediation(
                ports,
                new Policy(Mode.ACT, limits, LabNames.FENCE, stack),
                lab.world().clock());
    }

    /** Raises the group by one between the first and the second read, as another actor does. */
    private final class Raised implements ClusterReader {
        private final ClusterReader whole;
        private boolean raised;

        Raised(ClusterReader whole) {
            this.whole = whole;
        }

        @Override
        public Optional<WriteState> writeState(String group) {
            if (!raised) {
                raised = true;
                lab.world().run(() -> lab.world().autoScaling().update(group, SizeChange.to(2, 2)));
            }
            return whole.writeState(group);
        }

        @Override
        public Observation observe(String cluster, Instant at) {
            return whole.observe(cluster, at);
        }

        @Override
        public List<String> clusters() {
            return whole.clusters();
        }
    }

    /** Refuses the first writes, as IAM does or as EC2 Auto Scaling does where it throttles. */
    private static final class Denied implements CapacityWriter {
        private final CapacityWriter writer;
        private final Outcome.Refused answer;
        private int times;

        Denied(CapacityWriter writer, int times, Outcome.Refused answer) {
            this.writer = writer;
            this.times = times;
            this.answer = answer;
        }

        @Override
        public Outcome write(CapacityChange change) {
            if (times > 0) {
                times--;
                return answer;
            }
            return writer.write(change);
        }
    }
}
