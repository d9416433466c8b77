package ecsremediation.simulator.remediation;

import static org.assertj.core.api.Assertions.assertThat;

import ecsremediation.Policy;
import ecsremediation.Ports;
import ecsremediation.Remediation;
import ecsremediation.event.Trigger;
import ecsremediation.incident.Mode;
import ecsremediation.model.ClusterReader;
import ecsremediation.model.Observation;
import ecsremediation.model.ReadFailure;
import ecsremediation.model.TaskDefinition;
import ecsremediation.model.WriteState;
import ecsremediation.plan.Limits;
import ecsremediation.report.Stack;
import ecsremediation.simulator.ecs.ServiceSpec;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** While ECS throttles calls, part of the cluster is unread, and the program does not act on it. */
final class PartialViewTest {
    private final Lab lab = LabScenario.build(LabSettings.ofSeed(1));
    private final SimulatedCapacityWriter writer = new SimulatedCapacityWriter(lab.world());
    private final RecordingJournal journal = new RecordingJournal();
    private final Throttled reader = new Throttled(new SimulatedClusterReader(lab.world()));

    /** Without its task definition the service has no diagnosis; without a part of the group it has one, and no plan. */
    @ParameterizedTest
    @EnumSource(
            names = {
                "TASK_DEFINITION",
                "SCALING_ACTIVITIES",
                "SCALING_POLICIES",
                "SCHEDULED_ACTIONS",
                "INSTANCE_REFRESHES"
            })
    void throttlingOfMinutesIsNotMailed(ReadFailure.Kind part) {
        reader.part = part;
        Remediation remediation = remediation();
        lab.raiseDesiredCount(4);
        tick(remediation, 14);
        assertThat(journal.reconciliations).hasSize(14);
        assertThat(writer.calls()).isEmpty();

        reader.throttled = false;
        tick(remediation, 30);

        assertThat(writer.calls()).hasSize(1);
        assertThat(mails()).hasSize(2);
        assertThat(mails().getFirst()).contains("raising EcsLabAsg 1 → 4");
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "TASK_DEFINITION",
                "SCALING_ACTIVITIES",
                "SCALING_POLICIES",
                "SCHEDULED_ACTIONS",
                "INSTANCE_REFRESHES"
            })
    void writesNothingUntilAReconciliationIsCompleteAndMailsOnceAfterAQuarterOfAnHour(ReadFailure.Kind part) {
        reader.part = part;
        Remediation remediation = remediation();
        lab.raiseDesiredCount(4);
        tick(remediation, 15);
        assertThat(mails()).isEmpty();

        tick(remediation, 15);
        assertThat(writer.calls()).isEmpty();
        assertThat(mails()).singleElement().asString().contains("action required");

        reader.throttled = false;
        tick(remediation, 30);

        assertThat(writer.calls()).hasSize(1);
        assertThat(mails()).hasSize(3);
        assertThat(mails().get(1)).contains("raising EcsLabAsg 1 → 4");
        assertThat(mails().getLast()).contains("cleared, 4 of 4 tasks running");
    }

    /** The service's own parts are read, but not what a neighbour in the same group needs. */
    @Test
    void theThrottledReadOfANeighbourIsMailedAfterAQuarterOfAnHourAsWell() {
        lab.world()
                .run(() -> lab.world()
                        .ecs()
                        .createService(LabNames.CLUSTER, ServiceSpec.ec2("neighbour", LabNames.TASK_FAMILY, 2)));
        reader.part = ReadFailure.Kind.TASK;
        Remediation remediation = remediation();
        lab.raiseDesiredCount(4);
        tick(remediation, 15);
        assertThat(mails()).isEmpty();

        tick(remediation, 15);
        assertThat(writer.calls()).isEmpty();
        assertThat(mails()).hasSize(2).allMatch(subject -> subject.contains("action required"));
    }

    private void tick(Remediation remediation, int minutes) {
        for (int minute = 0; minute < minutes; minute++) {
            lab.world().advance(Duration.ofMinutes(1));
            Reconciled.by(remediation, new Trigger.Tick(lab.world().now()));
        }
    }

    private List<String> mails() {
        lab.world().advance(Duration.ofSeconds(5));
        return lab.world().topics().mailbox().stream()
                .filter(mail -> mail.address().equals(LabNames.OPERATOR_ADDRESS))
                .map(mail -> mail.subject())
                .toList();
    }

    private Remediation remediation() {
        Ports ports = new Ports(
                reader,
                writer,
                InMemoryIncidentStore.ordered(Mode.ACT),
                new InMemoryGroupLocks(),
                new InMemoryDecisionLog(),
                new SimulatedNotifier(lab.world(), LabNames.OPERATOR_TOPIC),
                journal);
        Stack stack = new Stack("ecs-remediation", "aws", "eu-central-1");
        Policy policy = new Policy(Mode.ACT, Limits.DEFAULT, LabNames.FENCE, stack);
        return new Remediation(ports, policy, lab.world().clock());
    }

    /** Cannot read a part of the cluster while AWS throttles it. */
    private static final class Throttled implements ClusterReader {
        private final ClusterReader whole;
        private boolean throttled = true;
        private ReadFailure.Kind part = ReadFailure.Kind.TASK_DEFINITION;

        Throttled(ClusterReader whole) {
            this.whole = whole;
        }

        @Override
        public Observation observe(String cluster, Instant at) {
            Observation seen = whole.observe(cluster, at);
            if (!throttled) {
                return seen;
            }
            return switch (part) {
                case TASK_DEFINITION -> partly(seen, List.of(), part, "EcsLabApi:1");
                case TASK -> partly(seen, seen.taskDefinitions(), part, "task-1 of neighbour");
                default -> partly(seen, seen.taskDefinitions(), part, LabNames.GROUP);
            };
        }

        private static Observation partly(
                Observation seen, List<TaskDefinition> definitions, ReadFailure.Kind kind, String name) {
            return new Observation(
                    seen.schema(),
                    seen.takenAt(),
                    seen.cluster(),
                    seen.services(),
                    seen.waiting(),
                    definitions,
                    seen.containerInstances(),
                    seen.capacityProviders(),
                    seen.groups(),
                    seen.memory(),
                    List.of(new ReadFailure(kind, name, "ThrottlingException: Rate exceeded")));
        }

        @Override
        public Optional<WriteState> writeState(String group) {
            return whole.writeState(group);
        }

        @Override
        public List<String> clusters() {
            return whole.clusters();
        }
    }
}
