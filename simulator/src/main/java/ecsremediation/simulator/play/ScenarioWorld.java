package ecsremediation.simulator.play;

import ecsremediation.simulator.World;
import ecsremediation.simulator.autoscaling.BootTimeDistribution;
import ecsremediation.simulator.autoscaling.GroupSpec;
import ecsremediation.simulator.autoscaling.SimulatedGroup;
import ecsremediation.simulator.ecs.EcsService;
import ecsremediation.simulator.ecs.ServiceSpec;
import ecsremediation.simulator.ecs.TaskSpec;
import ecsremediation.simulator.scenario.LabNames;
import ecsremediation.simulator.scenario.LabWiring;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A scenario's world in its steady state, at the scenario's start. */
final class ScenarioWorld {
    /** Long enough for the first tasks. */
    private static final Duration QUIET = Duration.ofMinutes(15);

    private static final Duration SHORTEST_BOOT = Duration.ofMinutes(5);

    private final World world;

    private ScenarioWorld(World world) {
        this.world = world;
    }

    /** Builds the world with the wiring of the stack and empty function slots. */
    static World build(Scenario scenario, long seed) {
        Duration boot = boot(scenario);
        World world = new World(seed, scenario.start().minus(boot).minus(QUIET));
        ScenarioWorld built = new ScenarioWorld(world);
        scenario.clusters().forEach(built::addGroups);
        world.advance(boot);
        scenario.clusters().forEach(built::addServices);
        world.advance(QUIET);
        world.topics().create(LabNames.ALARM_TOPIC);
        LabWiring.create(world);
        return world;
    }

    /** The longest boot of any group. */
    private static Duration boot(Scenario scenario) {
        return scenario.clusters().stream()
                .flatMap(c -> c.groups().stream())
                .map(ScenarioGroup::boot)
                .map(ScenarioWorld::longest)
                .filter(d -> d.compareTo(SHORTEST_BOOT) > 0)
                .max(Comparator.naturalOrder())
                .orElse(SHORTEST_BOOT);
    }

    private static Duration longest(BootTimeDistribution boot) {
        return boot.reaction()
                .most()
                .plus(boot.inService().most())
                .plus(boot.registered().most());
    }

    private void addGroups(ScenarioCluster kind) {
        for (String cluster : ScenarioNames.copies(kind.name(), kind.copies())) {
            world.ecs().createCluster(cluster);
            kind.groups().forEach(group -> add(kind, cluster, group));
            kind.providers()
                    .forEach(p -> world.createProvider(
                            cluster,
                            ScenarioNames.inAccount(kind, cluster, p.name()),
                            ScenarioNames.inAccount(kind, cluster, p.group()),
                            p.managedScaling()));
        }
    }

    private void add(ScenarioCluster kind, String cluster, ScenarioGroup group) {
        SimulatedGroup created = world.autoScaling()
                .create(new GroupSpec(
                        ScenarioNames.inAccount(kind, cluster, group.name()),
                        group.sizes(),
                        group.zones(),
                        cluster,
                        group.types().getFirst().shape(),
                        group.boot(),
                        group.tags()));
        if (group.types().size() > 1 || group.types().getFirst().weight() > 1) {
            world.run(() -> created.mix(group.types()));
        }
    }

    private void addServices(ScenarioCluster kind) {
        for (String cluster : ScenarioNames.copies(kind.name(), kind.copies())) {
            for (ScenarioService service : kind.services()) {
                ScenarioNames.copies(service.spec().name(), service.copies())
                        .forEach(name -> add(kind, cluster, new Named(name, service)));
            }
        }
    }

    private void add(ScenarioCluster kind, String cluster, Named named) {
        ScenarioService service = named.service();
        String suffix = named.name().substring(service.spec().name().length());
        String family = ScenarioNames.inAccount(kind, cluster, service.task().family() + suffix);
        world.ecs().register(family(service.task(), family));
        ServiceSpec spec = service.spec();
        world.ecs()
                .createService(
                        cluster,
                        new ServiceSpec(
                                named.name(),
                                family,
                                spec.desired(),
                                spec.strategy(),
                                spec.launchType(),
                                spec.capacityProviders().stream()
                                        .map(p -> ScenarioNames.inAccount(kind, cluster, p))
                                        .toList(),
                                spec.minimumHealthyPercent(),
                                spec.maximumPercent(),
                                spec.placementConstraints(),
                                spec.placementStrategies(),
                                spec.breaker()));
        world.ecs().stopTime(cluster, named.name(), service.stopTime());
    }

    private static TaskSpec family(TaskSpec task, String family) {
        return new TaskSpec(
                family,
                task.cpu(),
                task.memory(),
                task.networkMode(),
                task.containers(),
                task.placementConstraints(),
                task.requiresAttributes(),
                task.cpuArchitecture(),
                task.operatingSystemFamily());
    }

    /** The services of a world that {@code cluster/service} means. */
    static List<EcsService> services(World world, String pattern) {
        int slash = pattern.indexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException("not cluster/service: " + pattern);
        }
        List<EcsService> found = world.ecs().clusters().stream()
                .filter(c -> ScenarioNames.matches(pattern.substring(0, slash), c.name()))
                .flatMap(c -> c.services().stream())
                .filter(s -> ScenarioNames.matches(pattern.substring(slash + 1), s.name()))
                .toList();
        if (found.isEmpty()) {
            throw new IllegalArgumentException("no such service: " + pattern);
        }
        return found;
    }

    /** The groups of a world that a name means. */
    static Stream<SimulatedGroup> groups(World world, String pattern) {
        List<SimulatedGroup> found = world.autoScaling().groups().stream()
                .filter(g -> ScenarioNames.matches(pattern, g.name()))
                .toList();
        if (found.isEmpty()) {
            throw new IllegalArgumentException("no such group: " + pattern);
        }
        return found.stream();
    }

    private record Named(String name, ScenarioService service) {}
}
