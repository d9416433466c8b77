package ecsremediation.simulator.ecs;

import static org.assertj.core.api.Assertions.assertThat;

import ecsremediation.model.Attribute;
import ecsremediation.model.PlacementConstraint;
import ecsremediation.model.PlacementStrategy;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class TaskPlacementTest {
    private static final String MORE =
            " For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.";

    private final Bench bench = new Bench();

    @Test
    void spreadsOverZonesAndThenOverInstances() {
        EcsInstance a1 = bench.instance("a", 2048, 8000);
        EcsInstance a2 = bench.instance("a", 2048, 8000);
        EcsInstance b1 = bench.instance("b", 2048, 8000);
        bench.task("t", 10, 100);

        EcsService service = bench.service(ServiceSpec.ec2("s", "t", 4));
        bench.pass(2);

        assertThat(bench.runningWhere(service, i -> i.equals(a1))).isEqualTo(1);
        assertThat(bench.runningWhere(service, i -> i.equals(a2))).isEqualTo(1);
        assertThat(bench.runningWhere(service, i -> i.equals(b1))).isEqualTo(2);
    }

    @Test
    void binpacksByLeastRemainingMemory() {
        EcsInstance large = bench.instance("a", 2048, 2000);
        EcsInstance small = bench.instance("a", 2048, 1000);
        bench.task("t", 10, 400);

        EcsService service = bench.service(
                ServiceSpec.ec2("s", "t", 3).placed(List.of(), List.of(new PlacementStrategy("binpack", "memory"))));
        bench.pass(2);

        assertThat(bench.runningWhere(service, i -> i.equals(small))).isEqualTo(2);
        assertThat(bench.runningWhere(service, i -> i.equals(large))).isEqualTo(1);
    }

    @Test
    void reportsMissingMemoryWithEcsMessage() {
        EcsInstance only = bench.instance("a", 2048, 952);
        bench.task("t", 256, 512);

        EcsService service = bench.service(ServiceSpec.ec2("s", "t", 2));
        bench.pass(1);

        assertThat(service.running()).isEqualTo(1);
        assertThat(service.pending()).isZero();
        assertThat(bench.messages(service, "unable"))
                .containsExactly("(service s) was unable to place a task because no container instance met all of its"
                        + " requirements. The closest matching (container-instance " + only.id()
                        + ") has insufficient memory available." + MORE);
    }

    @Test
    void namesTheInstanceThatLacksLeastAsTheClosest() {
        bench.instance("a", 100, 100);
        EcsInstance closest = bench.instance("a", 100, 8000);
        bench.task("t", 256, 512);

        EcsService service = bench.service(ServiceSpec.ec2("s", "t", 1));
        bench.pass(1);

        assertThat(bench.messages(service, closest.id()))
                .singleElement()
                .asString()
                .contains("has insufficient CPU units available.");
    }

    @Test
    void takesOneTaskPerInstanceForAFixedPort() {
        bench.instance("a", 2048, 8000);
        bench.instance("a", 2048, 8000);
        bench.task("t", 10, 100, ContainerSpec.Port.fixed(8080));

        EcsService service = bench.service(ServiceSpec.ec2("s", "t", 3));
        bench.pass(1);

        assertThat(service.running()).isEqualTo(2);
        assertThat(bench.messages(service, "is already using a port required by your task."))
                .hasSize(1);
    }

    @Test
    void neverPlacesOnTheAgentsPort() {
        bench.instance("a", 2048, 8000);
        bench.task("t", 10, 100, ContainerSpec.Port.fixed(51678));

        EcsService service = bench.service(ServiceSpec.ec2("s", "t", 1));
        bench.pass(1);

        assertThat(service.running()).isZero();
    }

    @Test
    void takesOneTaskPerInstanceUnderDistinctInstance() {
        bench.instance("a", 2048, 8000);
        bench.instance("b", 2048, 8000);
        bench.task("t", 10, 100);

        EcsService service = bench.service(ServiceSpec.ec2("s", "t", 3)
                .placed(List.of(new PlacementConstraint("distinctInstance", "")), List.of()));
        bench.pass(1);

        assertThat(service.running()).isEqualTo(2);
    }

    @Test
    void obeysMemberOf() {
        EcsInstance a = bench.instance("a", 2048, 8000);
        bench.instance("b", 2048, 8000);
        bench.task("t", 10, 4000);

        EcsService service = bench.service(ServiceSpec.ec2("s", "t", 3)
                .placed(
                        List.of(new PlacementConstraint("memberOf", "attribute:ecs.availability-zone == a")),
                        List.of()));
        bench.pass(1);

        assertThat(bench.runningWhere(service, i -> i.equals(a))).isEqualTo(2);
        assertThat(service.running()).isEqualTo(2);
    }

    @Test
    void reportsAMissingRequiredAttribute() {
        bench.instance("a", 2048, 8000);
        TaskSpec plain = TaskSpec.of("t", ContainerSpec.of("main", 10, 100));
        bench.world
                .ecs()
                .register(new TaskSpec(
                        "t",
                        OptionalInt.empty(),
                        OptionalInt.empty(),
                        "bridge",
                        plain.containers(),
                        List.of(),
                        List.of(new Attribute("com.amazonaws.ecs.capability.docker-plugin.x", Optional.empty())),
                        Optional.empty(),
                        Optional.empty()));

        EcsService service = bench.service(ServiceSpec.ec2("s", "t", 1));
        bench.pass(1);

        assertThat(bench.messages(service, "is missing an attribute required by your task."))
                .hasSize(1);
    }

    @Test
    void saysThatTheClusterIsEmpty() {
        bench.task("t", 10, 100);

        EcsService service = bench.service(ServiceSpec.ec2("s", "t", 1));
        bench.pass(1);

        assertThat(bench.messages(service))
                .containsExactly("(service s) was unable to place a task because no container instance met all of its"
                        + " requirements. Reason: No Container Instances were found in your cluster." + MORE);
    }

    @Test
    void runsADaemonOnEveryInstanceAsSoonAsItRegisters() {
        bench.instance("a", 2048, 8000);
        bench.task("d", 10, 100);
        EcsService daemon = bench.service(ServiceSpec.ec2("d", "d", 0).daemon());
        bench.pass(1);
        assertThat(daemon.running()).isEqualTo(1);

        bench.instance("b", 2048, 8000);
        bench.pass(1);

        assertThat(daemon.running()).isEqualTo(2);
        assertThat(daemon.desired()).isEqualTo(2);
    }

    @Test
    void countsTheReservationBeforeTheLimitAndTaskLevelBeforeBoth() {
        ContainerSpec soft = new ContainerSpec("m", "i", 10, OptionalInt.of(900), OptionalInt.of(300), "", List.of());
        TaskSpec containers = TaskSpec.of("t", soft, ContainerSpec.of("side", 5, 50));
        TaskSpec whole = new TaskSpec(
                "t",
                OptionalInt.of(512),
                OptionalInt.of(1024),
                "bridge",
                containers.containers(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty());

        assertThat(TaskDemand.of(containers).resources().memoryMib()).isEqualTo(350);
        assertThat(TaskDemand.of(containers).resources().cpuUnits()).isEqualTo(15);
        assertThat(TaskDemand.of(whole).resources().memoryMib()).isEqualTo(1024);
        assertThat(TaskDemand.of(whole).resources().cpuUnits()).isEqualTo(512);
    }
}
