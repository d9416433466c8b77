package ecsremediation.simulator.autoscaling;

import ecsremediation.simulator.World;
import ecsremediation.simulator.ecs.ContainerSpec;
import ecsremediation.simulator.ecs.EcsService;
import ecsremediation.simulator.ecs.InstanceShape;
import ecsremediation.simulator.ecs.ServiceSpec;
import ecsremediation.simulator.ecs.TaskSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A world with the cluster {@code c} and the group {@code g} in the zones {@code a} and {@code b}. */
final class GroupWorld {
    static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

    final World world = new World(5, START);

    GroupWorld() {
        world.ecs().createCluster("c");
    }

    /** Creates the group and lets its instances register. */
    SimulatedGroup group(int min, int desired, int max) {
        SimulatedGroup group = group("g", new Sizes(min, desired, max), "a", "b");
        world.advance(Duration.ofMinutes(5));
        return group;
    }

    SimulatedGroup group(String name, Sizes sizes, String... zones) {
        return world.autoScaling()
                .create(new GroupSpec(
                        name,
                        sizes,
                        List.of(zones),
                        "c",
                        InstanceShape.of("t3.micro", 2048, 952),
                        BootTimeDistribution.ORDINARY,
                        Map.of()));
    }

    /** Creates a service of which one task fits an instance, and lets its tasks start. */
    EcsService service(int desired) {
        world.ecs().register(TaskSpec.of("t", ContainerSpec.of("main", 256, 512)));
        EcsService service = world.ecs().createService("c", ServiceSpec.ec2("s", "t", desired));
        world.advance(Duration.ofMinutes(2));
        return service;
    }

    /** The newest activities' descriptions with their causes after the last time, newest first. */
    static List<String> reasons(SimulatedGroup group, int newest) {
        return group.activities().stream()
                .limit(newest)
                .map(a -> a.description().replaceAll("i-\\w+", "I") + " | "
                        + a.cause().replaceAll(".*At \\S+ ", "").replaceAll("i-\\w+", "I"))
                .toList();
    }
}
