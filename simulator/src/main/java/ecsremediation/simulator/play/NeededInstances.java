package ecsremediation.simulator.play;

import ecsremediation.simulator.World;
import ecsremediation.simulator.autoscaling.SimulatedGroup;
import ecsremediation.simulator.autoscaling.SimulatedInstance;
import ecsremediation.simulator.ecs.EcsCluster;
import ecsremediation.simulator.ecs.EcsService;
import ecsremediation.simulator.ecs.FirstFit;
import ecsremediation.simulator.ecs.FirstFit.NewInstance;
import ecsremediation.simulator.ecs.InstanceShape;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The instances that each cluster needs now: those that its tasks need by first fit, and those of its groups that take
 * no task and yet count towards desired capacity: DRAINING, without its agent, or launched more than 15 minutes ago and
 * not registered.
 */
final class NeededInstances {
    private static final Duration REGISTERED = Duration.ofMinutes(15);

    private NeededInstances() {}

    /** By cluster. */
    static SortedMap<String, Integer> in(World world) {
        return world.read(() -> {
            SortedMap<String, Integer> needed = new TreeMap<>();
            world.ecs().clusters().forEach(c -> needed.put(c.name(), of(world, c)));
            return needed;
        });
    }

    private static int of(World world, EcsCluster cluster) {
        List<SimulatedGroup> groups = groups(world, cluster.name());
        List<NewInstance> offers = groups.stream()
                .flatMap(g -> shapes(g)
                        .map(shape -> new NewInstance(g.name(), g.spec().zones().getFirst(), shape)))
                .toList();
        long unusable = groups.stream()
                .flatMap(g -> g.members().stream())
                .filter(m -> isUnusable(world, cluster, m))
                .count();
        return FirstFit.instances(cluster, offers) + (int) unusable;
    }

    /** What a group launches next, then what it has. */
    private static Stream<InstanceShape> shapes(SimulatedGroup group) {
        return Stream.concat(
                        Stream.of(group.nextShape()),
                        group.members().stream()
                                .map(SimulatedInstance::instanceType)
                                .distinct()
                                .map(group::shape))
                .distinct();
    }

    static List<SimulatedGroup> groups(World world, String cluster) {
        return world.autoScaling().groups().stream()
                .filter(g -> g.spec().cluster().equals(cluster))
                .toList();
    }

    /** The group, and the other groups of its cluster that a service which may use it may use as well. */
    static List<SimulatedGroup> alternatives(World world, SimulatedGroup group) {
        EcsCluster cluster = world.ecs().cluster(group.spec().cluster());
        return groups(world, cluster.name()).stream()
                .filter(other -> other.equals(group)
                        || cluster.services().stream()
                                .anyMatch(s -> mayUse(cluster, s, group) && mayUse(cluster, s, other)))
                .toList();
    }

    private static boolean mayUse(EcsCluster cluster, EcsService service, SimulatedGroup group) {
        List<String> providers = service.spec().capacityProviders();
        return providers.isEmpty()
                || cluster.providers().stream()
                        .anyMatch(p -> p.group().equals(group.name()) && providers.contains(p.name()));
    }

    private static boolean isUnusable(World world, EcsCluster cluster, SimulatedInstance member) {
        return member.counts()
                && cluster.instances().stream()
                        .filter(i -> i.ec2InstanceId().equals(member.id()))
                        .findFirst()
                        .map(i -> !i.takesTasks())
                        .orElse(member.launchedAt().plus(REGISTERED).isBefore(world.now()));
    }
}
