package ecsremediation.simulator.rollout;

import ecsremediation.model.AutoScalingGroup;
import ecsremediation.model.PlacementConstraint;
import ecsremediation.model.PlacementStrategy;
import ecsremediation.simulator.World;
import ecsremediation.simulator.autoscaling.BootTimeDistribution;
import ecsremediation.simulator.autoscaling.GroupSpec;
import ecsremediation.simulator.autoscaling.Resize;
import ecsremediation.simulator.autoscaling.SizeChange;
import ecsremediation.simulator.autoscaling.Sizes;
import ecsremediation.simulator.ecs.ContainerSpec;
import ecsremediation.simulator.ecs.EcsDeployment;
import ecsremediation.simulator.ecs.EcsService;
import ecsremediation.simulator.ecs.InstanceShape;
import ecsremediation.simulator.ecs.ServiceSpec;
import ecsremediation.simulator.ecs.ServiceUpdate;
import ecsremediation.simulator.ecs.TaskSpec;
import ecsremediation.simulator.rollout.RolloutSituation.CapacitySource;
import ecsremediation.simulator.rollout.RolloutSituation.Limit;
import ecsremediation.simulator.rollout.RolloutSituation.Rolling;
import ecsremediation.simulator.scenario.LabNames;
import ecsremediation.simulator.scenario.LabWiring;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** A situation in a world of one seed, from the steady state before the rollout until its end. */
final class RolloutWorld {
    static final String CLUSTER = "rolling";
    static final String GROUP = "rolling-asg";

    private static final Instant START = Instant.parse("2026-01-05T09:00:00Z");
    private static final Duration BOOT = Duration.ofMinutes(4);
    private static final Duration QUIET = Duration.ofMinutes(3);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int UNIT_MEMORY = 1000;
    private static final int UNIT_CPU = 512;
    private static final int LITTLE = 8;
    private static final int PLENTY = 16_384;
    private static final int FIRST_PORT = 8080;

    private final RolloutSituation situation;
    private final World world;
    private int peak;

    RolloutWorld(RolloutSituation situation, long seed) {
        this.situation = situation;
        world = new World(seed, START);
        peak = situation.instances();
        build();
    }

    World world() {
        return world;
    }

    /** Whether every old task runs. */
    boolean isSteady() {
        return world.read(() -> services().stream().allMatch(s -> s.running() == s.desired()));
    }

    /** Gives the group another size; its max alone if ECS sets desired. */
    void resize(int size) {
        boolean managed = situation.provider() == CapacitySource.MANAGED_SCALING;
        SizeChange change = managed
                ? new SizeChange(OptionalInt.empty(), OptionalInt.empty(), OptionalInt.of(size))
                : SizeChange.to(size, size);
        world.autoScaling().update(GROUP, change);
    }

    /**
     * Starts the rollouts and plays until all are complete, or until nothing has changed for some time.
     *
     * @param still minutes without a change after which the rollout counts as standing still
     */
    PlayedRollout play(int still) {
        Instant begin = world.now();
        begin();
        String state = "";
        for (int unchanged = 0; unchanged < still && !isComplete(); unchanged++) {
            world.advance(MINUTE);
            String now = state();
            unchanged = now.equals(state) ? unchanged : 0;
            state = now;
        }
        Optional<Duration> time = completed().map(at -> Duration.between(begin, at));
        world.advance(BOOT);
        return new PlayedRollout(time, peak, 0);
    }

    private void build() {
        world.ecs().createCluster(CLUSTER);
        world.autoScaling().create(group());
        if (situation.provider() != CapacitySource.NONE) {
            world.createProvider(CLUSTER, "provider", GROUP, situation.provider() == CapacitySource.MANAGED_SCALING);
        }
        world.advance(BOOT);
        for (int i = 0; i < situation.services().size(); i++) {
            Rolling rolling = situation.services().get(i);
            world.ecs().register(task(i, rolling.oldSize()));
            world.ecs().register(task(i, rolling.newSize()));
            world.ecs().createService(CLUSTER, service(i, rolling));
            world.advance(MINUTE);
        }
        world.advance(QUIET);
        world.topics().create(LabNames.ALARM_TOPIC);
        LabWiring.create(world);
        world.autoScaling()
                .observe((Resize change) -> peak = Math.max(peak, change.to().desired()));
    }

    private GroupSpec group() {
        int units = situation.slots();
        return new GroupSpec(
                GROUP,
                new Sizes(0, situation.instances(), situation.instances()),
                List.of("eu-central-1a", "eu-central-1b"),
                CLUSTER,
                switch (situation.limit()) {
                    case MEMORY -> InstanceShape.of("m5.test", PLENTY, units * UNIT_MEMORY);
                    case CPU -> InstanceShape.of("c5.test", units * UNIT_CPU, PLENTY);
                    case PORT, DISTINCT -> InstanceShape.of("r5.test", PLENTY, PLENTY);
                },
                BootTimeDistribution.ORDINARY,
                Map.of(AutoScalingGroup.CEILING_TAG, Integer.toString(situation.ceiling())));
    }

    private TaskSpec task(int service, double units) {
        int cpu = situation.limit() == Limit.CPU ? (int) (units * UNIT_CPU) : LITTLE;
        int memory = situation.limit() == Limit.MEMORY ? (int) (units * UNIT_MEMORY) : LITTLE;
        ContainerSpec.Port port = situation.limit() == Limit.PORT
                ? ContainerSpec.Port.fixed(FIRST_PORT + service)
                : ContainerSpec.Port.dynamic(FIRST_PORT);
        return TaskSpec.of(name(service), ContainerSpec.of("main", cpu, memory, port));
    }

    private ServiceSpec service(int number, Rolling rolling) {
        ServiceSpec spec = ServiceSpec.ec2(name(number), name(number) + ":1", rolling.desired())
                .deploying(rolling.minimum(), rolling.maximum())
                .placed(constraints(), strategies());
        return situation.provider() == CapacitySource.NONE ? spec : spec.through("provider");
    }

    private List<PlacementConstraint> constraints() {
        return situation.limit() == Limit.DISTINCT
                ? List.of(new PlacementConstraint("distinctInstance", ""))
                : List.of();
    }

    private List<PlacementStrategy> strategies() {
        return switch (situation.placing()) {
            case DEFAULT -> List.of();
            case BINPACK ->
                List.of(new PlacementStrategy("binpack", situation.limit() == Limit.CPU ? "cpu" : "memory"));
            case SPREAD -> List.of(new PlacementStrategy("spread", "instanceId"));
        };
    }

    private static String name(int service) {
        return "svc-" + service;
    }

    private void begin() {
        for (int i = 0; i < situation.services().size(); i++) {
            String name = name(i);
            Duration after = Duration.ofMinutes(situation.services().get(i).after());
            world.after(
                    after, () -> world.ecs().updateService(CLUSTER, name, ServiceUpdate.toTaskDefinition(name + ":2")));
        }
        world.advance(Duration.ofSeconds(1));
    }

    private List<EcsService> services() {
        return List.copyOf(world.ecs().cluster(CLUSTER).services());
    }

    private boolean isComplete() {
        return completed().isPresent();
    }

    /** When the last service completed that may roll within its limits. */
    private Optional<Instant> completed() {
        return world.read(() -> rolling().stream().allMatch(RolloutWorld::isComplete)
                ? rolling().stream()
                        .map(EcsService::primary)
                        .map(EcsDeployment::updatedAt)
                        .max(Comparator.naturalOrder())
                : Optional.empty());
    }

    private List<EcsService> rolling() {
        return IntStream.range(0, situation.services().size())
                .filter(i -> situation.services().get(i).mayMove())
                .mapToObj(i -> world.ecs().service(CLUSTER, name(i)))
                .toList();
    }

    private static boolean isComplete(EcsService service) {
        EcsDeployment primary = service.primary();
        return service.deployments().size() == 1
                && primary.definition().revision() == 2
                && primary.rolloutState().equals("COMPLETED");
    }

    /** Everything that a rollout changes: its tasks and the group. */
    private String state() {
        return world.read(() -> {
            StringBuilder text = new StringBuilder();
            services()
                    .forEach(s -> text.append(s.name())
                            .append(s.deployments().stream()
                                    .map(d -> d.id() + " " + d.running() + " " + placed(s, d))
                                    .toList()));
            text.append(world.autoScaling().group(GROUP).sizes())
                    .append(world.ecs().cluster(CLUSTER).instances().size());
            return text.toString();
        });
    }

    private static long placed(EcsService service, EcsDeployment deployment) {
        return service.tasks().stream()
                .filter(t -> t.deployment().equals(deployment) && t.instance().isPresent())
                .filter(t -> t.desiredStatus().equals("RUNNING"))
                .count();
    }
}
