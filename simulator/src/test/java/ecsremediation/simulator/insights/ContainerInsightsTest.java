package ecsremediation.simulator.insights;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import ecsremediation.simulator.World;
import ecsremediation.simulator.autoscaling.SizeChange;
import ecsremediation.simulator.cloudwatch.AlarmStateValue;
import ecsremediation.simulator.cloudwatch.Metric;
import ecsremediation.simulator.cloudwatch.MetricQuery;
import ecsremediation.simulator.cloudwatch.Statistic;
import ecsremediation.simulator.ecs.ContainerSpec;
import ecsremediation.simulator.ecs.TaskRun;
import ecsremediation.simulator.ecs.TaskSpec;
import ecsremediation.simulator.engine.Documents;
import ecsremediation.simulator.logs.LogGroup;
import ecsremediation.simulator.logs.LoggedEvent;
import ecsremediation.simulator.scenario.Lab;
import ecsremediation.simulator.scenario.LabNames;
import ecsremediation.simulator.scenario.LabScenario;
import ecsremediation.simulator.scenario.LabSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ContainerInsightsTest {
    private final Lab lab = LabScenario.build(LabSettings.ofSeed(1).withContainerInsights("disabled"));
    private final World world = lab.world();

    @Test
    void publishesNothingWhileItIsOff() {
        lab.raiseDesiredCount(4);

        world.advance(Duration.ofMinutes(20));

        assertThat(world.cloudWatch().metrics()).extracting(Metric::namespace).containsOnly("AWS/ECS");
        assertThat(world.logs().groups()).isEmpty();
        assertThat(state(LabNames.GAP_ALARM)).isEqualTo(AlarmStateValue.OK);
        assertThat(state(LabNames.PENDING_ALARM)).isEqualTo(AlarmStateValue.INSUFFICIENT_DATA);
    }

    @Test
    void firesTheAlarmOnceItIsOn() {
        lab.raiseDesiredCount(4);
        world.ecs().containerInsights(LabNames.CLUSTER, "enhanced");

        world.advance(Duration.ofMinutes(10));

        assertThat(state(LabNames.GAP_ALARM)).isEqualTo(AlarmStateValue.ALARM);
        assertThat(state(LabNames.PENDING_ALARM)).isEqualTo(AlarmStateValue.OK);
    }

    @Test
    void stopsWhenItIsTurnedOff() {
        world.ecs().containerInsights(LabNames.CLUSTER, "enabled");
        world.advance(Duration.ofMinutes(10));
        world.ecs().containerInsights(LabNames.CLUSTER, "disabled");
        Instant off = world.now();

        world.advance(Duration.ofMinutes(10));

        assertThat(events(off.plusSeconds(1), world.now())).isEmpty();
        assertThat(events(off.minus(Duration.ofMinutes(10)), off)).isNotEmpty();
    }

    @Test
    void publishesOneSampleOfEachRunningTask() {
        runFourTasks();
        Instant minute = minute(world.now().minus(Duration.ofMinutes(3)));

        for (Map<String, String> dimensions : List.of(
                Map.of("ClusterName", LabNames.CLUSTER),
                Map.of("ClusterName", LabNames.CLUSTER, "ServiceName", LabNames.SERVICE),
                Map.of("ClusterName", LabNames.CLUSTER, "TaskDefinitionFamily", LabNames.TASK_FAMILY))) {
            assertThat(value("CpuReserved", dimensions, Statistic.SAMPLE_COUNT, minute))
                    .isEqualTo(4);
            assertThat(value("CpuReserved", dimensions, Statistic.SUM, minute)).isEqualTo(4 * 256);
            assertThat(value("MemoryReserved", dimensions, Statistic.AVERAGE, minute))
                    .isEqualTo(512);
            assertThat(value("CpuUtilized", dimensions, Statistic.AVERAGE, minute))
                    .isBetween(0.15 * 256, 0.4 * 256);
            assertThat(value("MemoryUtilized", dimensions, Statistic.MAXIMUM, minute))
                    .isBetween(0.35 * 512, 0.55 * 512);
        }
        Map<String, String> cluster = Map.of("ClusterName", LabNames.CLUSTER);
        assertThat(value("ContainerInstanceCount", cluster, Statistic.AVERAGE, minute))
                .isEqualTo(4);
        assertThat(value("TaskCount", cluster, Statistic.AVERAGE, minute)).isEqualTo(4);
        assertThat(value("ServiceCount", cluster, Statistic.AVERAGE, minute)).isEqualTo(1);
    }

    @Test
    void writesAPerformanceLogEventForEachClusterServiceTaskAndContainer() {
        runFourTasks();
        Instant minute = minute(world.now().minus(Duration.ofMinutes(3)));

        List<JsonNode> events = events(minute, minute).stream()
                .map(event -> Documents.read(event.message()))
                .toList();

        Map<String, Integer> types = new TreeMap<>();
        events.forEach(event -> types.merge(event.path("Type").asText(), 1, Integer::sum));
        assertThat(types).isEqualTo(Map.of("Cluster", 1, "Service", 1, "Task", 4, "Container", 4));
        assertThat(events).allSatisfy(event -> {
            assertThat(event.path("ClusterName").asText()).isEqualTo(LabNames.CLUSTER);
            assertThat(event.path("Timestamp").asLong()).isEqualTo(minute.toEpochMilli());
        });
    }

    @Test
    void keepsPerformanceLogEventsForOneDay() {
        world.ecs().containerInsights(LabNames.CLUSTER, "enabled");
        world.advance(Duration.ofDays(2));

        assertThat(group().retentionDays()).isEqualTo(1);
        assertThat(events(world.now().minus(Duration.ofHours(23)), world.now())).isNotEmpty();
        assertThat(events(Instant.EPOCH, world.now().minus(Duration.ofHours(25))))
                .isEmpty();
    }

    @Test
    void losesTheEventsOfTasksWhoseAgentIsDisconnected() {
        world.ecs().containerInsights(LabNames.CLUSTER, "enabled");
        world.ecs()
                .cluster(LabNames.CLUSTER)
                .instances()
                .forEach(instance -> world.ecs().agentConnected(instance.ec2InstanceId(), false));
        world.advance(Duration.ofMinutes(5));

        assertThat(events(Instant.EPOCH, world.now()))
                .isNotEmpty()
                .noneSatisfy(event -> assertThat(event.message()).contains("\"Type\":\"Task\""));
    }

    @Test
    void aTaskOutsideOfServicesHasNoServiceName() {
        world.ecs().containerInsights(LabNames.CLUSTER, "enabled");
        world.ecs().register(TaskSpec.of("backup", ContainerSpec.of("main", 128, 200)));
        TaskRun run = new TaskRun("backup", 1, Optional.empty(), "", List.of(), List.of(), List.of());
        world.ecs().run(LabNames.CLUSTER, run);
        world.advance(Duration.ofMinutes(6));

        assertThat(events(Instant.EPOCH, world.now()).stream()
                        .map(event -> Documents.read(event.message()))
                        .filter(event ->
                                event.path("TaskDefinitionFamily").asText().equals("backup")))
                .isNotEmpty()
                .allSatisfy(event -> assertThat(event.toString()).doesNotContain("ServiceName"));
        assertThat(world.cloudWatch().metrics())
                .extracting(Metric::dimensions)
                .contains(new TreeMap<>(Map.of("ClusterName", LabNames.CLUSTER, "TaskDefinitionFamily", "backup")))
                .noneSatisfy(dimensions -> assertThat(dimensions).containsEntry("ServiceName", "family:backup"));
    }

    private void runFourTasks() {
        world.ecs().containerInsights(LabNames.CLUSTER, "enabled");
        world.autoScaling().update(LabNames.GROUP, SizeChange.to(4, 4));
        lab.raiseDesiredCount(4);
        world.advance(Duration.ofMinutes(25));
        assertThat(lab.trace().now().running()).isEqualTo(4);
    }

    private static Instant minute(Instant at) {
        return Instant.ofEpochSecond(at.getEpochSecond() / 60 * 60);
    }

    private double value(String name, Map<String, String> dimensions, Statistic statistic, Instant minute) {
        Metric metric = Metric.ofInsights(name, dimensions);
        return world.cloudWatch()
                .value(new MetricQuery.Stat("m", metric, Duration.ofMinutes(1), statistic, true), minute)
                .orElseThrow();
    }

    private List<LoggedEvent> events(Instant from, Instant to) {
        return world.read(() -> group().events(from, to));
    }

    private LogGroup group() {
        return world.logs()
                .group("/aws/ecs/containerinsights/EcsLabPublicCluster/performance")
                .orElseThrow();
    }

    private AlarmStateValue state(String alarm) {
        return world.cloudWatch().alarm(alarm).orElseThrow().state();
    }
}
