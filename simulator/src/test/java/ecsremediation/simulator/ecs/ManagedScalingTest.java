package ecsremediation.simulator.ecs;

import static org.assertj.core.api.Assertions.assertThat;

import ecsremediation.simulator.World;
import ecsremediation.simulator.autoscaling.BootTimeDistribution;
import ecsremediation.simulator.autoscaling.GroupSpec;
import ecsremediation.simulator.autoscaling.SizeChange;
import ecsremediation.simulator.autoscaling.Sizes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ManagedScalingTest {
    private final World world = new World(3, Bench.START);

    private EcsService service(int max) {
        world.ecs().createCluster("c");
        world.autoScaling()
                .create(new GroupSpec(
                        "g",
                        new Sizes(1, 1, max),
                        List.of("a", "b"),
                        "c",
                        InstanceShape.of("t3.micro", 2048, 952),
                        BootTimeDistribution.ORDINARY,
                        Map.of()));
        world.createProvider("c", "p", "g", true);
        world.advance(Duration.ofMinutes(5));
        world.ecs().register(TaskSpec.of("t", ContainerSpec.of("main", 256, 512)));
        return world.ecs().createService("c", ServiceSpec.ec2("s", "t", 4).through("p"));
    }

    @Test
    void createsUnplacedTasksAndStopsAtTheGroupsMax() {
        EcsService service = service(2);

        world.advance(Duration.ofMinutes(9));

        assertThat(service.running()).isEqualTo(2);
        assertThat(service.pending()).isEqualTo(2);
        assertThat(service.tasks().stream().filter(EcsTask::isUnplaced))
                .hasSize(2)
                .allMatch(t -> t.status() == TaskStatus.PROVISIONING);
        assertThat(world.autoScaling().group("g").sizes()).isEqualTo(new Sizes(1, 2, 2));
    }

    @Test
    void raisesDesiredOnceMaxPermitsIt() {
        EcsService service = service(1);
        world.advance(Duration.ofMinutes(9));

        world.autoScaling().update("g", new SizeChange(OptionalInt.empty(), OptionalInt.empty(), OptionalInt.of(10)));
        world.advance(Duration.ofMinutes(15));

        assertThat(service.running()).isEqualTo(4);
        assertThat(world.autoScaling().group("g").sizes().desired()).isEqualTo(4);
    }

    @Test
    void stopsATaskThatWaitsForHalfAnHour() {
        EcsService service = service(1);

        world.advance(Duration.ofMinutes(40));

        assertThat(service.tasks().stream().flatMap(t -> t.stop().stream()))
                .isNotEmpty()
                .allMatch(s -> s.code().equals("TaskFailedToStart")
                        && s.reason().equals("TaskFailedToStart: RESOURCE:MEMORY"));
        assertThat(service.pending()).isEqualTo(3);
        assertThat(world.read(() -> service.events().stream()
                        .map(ServiceLog.Entry::message)
                        .filter(m -> m.contains("unable to place"))
                        .toList()))
                .containsExactly("(service s) was unable to place a task. Reason: TaskFailedToStart: RESOURCE:MEMORY.");
    }

    @Test
    void ignoresTasksThatFitNoInstanceOfTheGroup() {
        EcsService service = service(10);
        world.advance(Duration.ofMinutes(15));
        int before = world.autoScaling().group("g").sizes().desired();
        world.ecs().register(TaskSpec.of("huge", ContainerSpec.of("main", 256, 4096)));

        world.ecs().createService("c", ServiceSpec.ec2("h", "huge", 1).through("p"));
        world.advance(Duration.ofMinutes(9));

        assertThat(service.running()).isEqualTo(4);
        assertThat(world.autoScaling().group("g").sizes().desired()).isEqualTo(before);
    }

    @Test
    void scalesInAfterFifteenMinutesWithIdleInstancesAndKeepsThoseWithTasks() {
        EcsService service = service(10);
        world.advance(Duration.ofMinutes(20));
        assertThat(world.autoScaling().group("g").sizes().desired()).isEqualTo(4);

        world.ecs().updateService("c", "s", ServiceUpdate.toDesired(2));
        world.advance(Duration.ofMinutes(14));
        assertThat(world.autoScaling().group("g").sizes().desired()).isEqualTo(4);
        int before = service.running();
        world.advance(Duration.ofMinutes(10));

        assertThat(world.autoScaling().group("g").sizes().desired()).isEqualTo(2);
        assertThat(world.autoScaling().group("g").members()).hasSize(2);
        assertThat(before).isEqualTo(2);
        assertThat(service.running()).isEqualTo(2);
        assertThat(service.tasks().stream().flatMap(t -> t.stop().stream()))
                .noneMatch(stop -> stop.code().equals("TerminationNotice"));
    }
}
