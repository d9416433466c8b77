package ecsremediation.report;

import static ecsremediation.fixture.Observations.CLUSTER;
import static ecsremediation.fixture.Observations.GROUP;
import static ecsremediation.fixture.Observations.SERVICE;
import static ecsremediation.fixture.Observations.TASK_DEFINITION;
import static org.assertj.core.api.Assertions.assertThat;

import ecsremediation.diagnosis.Diagnoser;
import ecsremediation.diagnosis.Diagnosis;
import ecsremediation.fixture.AGroup;
import ecsremediation.fixture.AService;
import ecsremediation.fixture.AnInstance;
import ecsremediation.fixture.Observations;
import ecsremediation.fixture.Tasks;
import ecsremediation.model.SchedulingStrategy;
import ecsremediation.model.TaskDefinition;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Limits that an empty instance has too. */
class InstanceLimitsTextTest {
    private static final String LOGS = "arn:aws:ecs:eu-central-1:111122223333:task-definition/logs:1";

    @Test
    void aDaemonThatTakesTheCapacityIsNamedWithItsSize() {
        Diagnosis diagnosis = withDaemon(Tasks.definition(TASK_DEFINITION, 256, 900), 128);

        assertThat(text(diagnosis))
                .isEqualTo("a task of EcsLabApi:1 needs 900 MiB; an empty t3.micro of EcsLabAsg offers 824 MiB"
                        + " beside daemon logs (128 MiB)");
    }

    @Test
    void aDaemonIsNotNamedIfTheTaskIsTooLargeWithoutIt() {
        Diagnosis diagnosis = withDaemon(Tasks.definition(TASK_DEFINITION, 256, 1000), 128);

        assertThat(text(diagnosis)).endsWith("an empty t3.micro of EcsLabAsg offers 824 MiB");
    }

    @Test
    void aDaemonThatLeavesCapacityIsNoObstacle() {
        assertThat(withDaemon(Tasks.definition(TASK_DEFINITION, 256, 800), 128))
                .isInstanceOf(Diagnosis.CapacityShortfall.class);
    }

    @Test
    void moreThan100HostPortsFitNowhere() {
        assertThat(text(onUnknownSize(listening(101))))
                .isEqualTo("a task of EcsLabApi:1 needs 101 host ports; ECS reserves at most 100 on an instance,"
                        + " its own included");
        assertThat(onUnknownSize(listening(94))).isInstanceOf(Diagnosis.CapacityShortfall.class);
    }

    @Test
    void moreHostPortsThanTheAgentLeavesFitNowhereEither() {
        Diagnosis diagnosis =
                diagnose(cluster(listening(95)).with(AnInstance.of("i-1").build()));

        assertThat(text(diagnosis))
                .endsWith("an empty t3.micro of EcsLabAsg offers 94 free of the 100 that ECS reserves on an instance");
        assertThat(NextStepText.on(diagnosis))
                .hasValueSatisfying(step -> assertThat(step).contains("awsvpc"));
    }

    @Test
    void aTaskThatSharesAGpuNeedsAGroupWithGpus() {
        TaskDefinition sharing = Tasks.withSharedGpu(Tasks.definition(TASK_DEFINITION, 256, 512));

        assertThat(diagnose(cluster(sharing)
                        .with(AnInstance.of("i-1").gpus(1).holding(256, 512, 1).build())))
                .isInstanceOf(Diagnosis.CapacityShortfall.class);
        assertThat(text(diagnose(cluster(sharing).with(AnInstance.of("i-1").build()))))
                .endsWith("needs a shared GPU; an empty t3.micro of EcsLabAsg offers no GPU");
    }

    private static String text(Diagnosis diagnosis) {
        assertThat(diagnosis)
                .isInstanceOfSatisfying(
                        Diagnosis.Unplaceable.class,
                        d -> assertThat(d.kind()).isEqualTo(Diagnosis.Unplaceable.Kind.TASK_TOO_LARGE));
        return EvidenceText.statement(diagnosis.evidence().getFirst());
    }

    private static Diagnosis withDaemon(TaskDefinition task, int daemonMib) {
        return diagnose(cluster(task)
                .with(AnInstance.of("i-1").holding(256, 800, 2).build())
                .with(Tasks.definition(LOGS, 64, daemonMib))
                .with(AService.named("logs")
                        .scheduling(SchedulingStrategy.DAEMON)
                        .taskDefinition(LOGS)
                        .desired(1)
                        .running(1)
                        .build()));
    }

    private static Diagnosis onUnknownSize(TaskDefinition task) {
        return diagnose(Observations.empty()
                .with(task)
                .with(AGroup.named(GROUP)
                        .capacity(0, 2)
                        .ceiling(10)
                        .tag("ecs-remediation:cluster", CLUSTER)
                        .build())
                .with(AService.named(SERVICE).build()));
    }

    private static TaskDefinition listening(int ports) {
        return IntStream.range(0, ports)
                .boxed()
                .reduce(
                        Tasks.definition(TASK_DEFINITION, 256, 512),
                        (task, i) -> Tasks.withTcpPort(task, 20_000 + i),
                        (a, b) -> a);
    }

    private static Observations cluster(TaskDefinition task) {
        return Observations.empty()
                .with(task)
                .with(AGroup.named(GROUP)
                        .capacity(1, 2)
                        .ceiling(10)
                        .instance("i-1")
                        .build())
                .with(AService.named(SERVICE).build());
    }

    private static Diagnosis diagnose(Observations observation) {
        return Diagnoser.diagnose(observation.build()).getFirst();
    }
}
