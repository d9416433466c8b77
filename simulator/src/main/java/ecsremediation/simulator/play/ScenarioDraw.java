package ecsremediation.simulator.play;

import ecsremediation.incident.Mode;
import ecsremediation.model.AutoScalingGroup;
import ecsremediation.plan.Limits;
import ecsremediation.simulator.autoscaling.BootTimeDistribution;
import ecsremediation.simulator.autoscaling.SimulatedGroup.InstanceOffer;
import ecsremediation.simulator.autoscaling.Sizes;
import ecsremediation.simulator.ecs.ContainerSpec;
import ecsremediation.simulator.ecs.InstanceShape;
import ecsremediation.simulator.ecs.ServiceSpec;
import ecsremediation.simulator.ecs.TaskSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Draws a scenario of 200 virtual minutes from a seed: a cluster of one or two groups and up to four services, a
 * shortage, and up to eight further events of every kind. The same seed draws the same scenario.
 */
public final class ScenarioDraw {
    /** The length of every drawn scenario. */
    public static final Duration LENGTH = Duration.ofMinutes(200);

    private static final Instant START = Instant.parse("2026-01-05T09:00:00Z");

    /** Events begin in this part of the scenario, so that each is seen to its end or to its first message. */
    private static final int LAST_EVENT_MINUTE = 140;

    private static final String CLUSTER = "drawn";
    private static final int MOST_EVENTS = 8;
    private static final int CPU = 2048;
    private static final List<Integer> INSTANCE_MEMORY = List.of(952, 1904, 3828);

    private final SplittableRandom random;
    private final EventDraw events;

    private ScenarioDraw(SplittableRandom random) {
        this.random = random;
        this.events = new EventDraw(random, CLUSTER);
    }

    /** The scenario of that seed. */
    public static Scenario of(long seed) {
        return new ScenarioDraw(new SplittableRandom(seed)).draw(seed);
    }

    private Scenario draw(long seed) {
        List<ScenarioGroup> groups = IntStream.rangeClosed(1, 1 + random.nextInt(2))
                .mapToObj(this::group)
                .toList();
        List<ScenarioProvider> providers = groups.stream()
                .filter(group -> groups.size() > 1 || random.nextInt(3) == 0)
                .map(group -> new ScenarioProvider(group.name() + "-provider", group.name(), random.nextInt(2) == 0))
                .toList();
        List<ScenarioService> services = IntStream.rangeClosed(1, 1 + random.nextInt(4))
                .mapToObj(number -> service(number, providers))
                .toList();
        ScenarioCluster cluster = new ScenarioCluster(CLUSTER, 1, groups, providers, services);
        Mode mode = random.nextInt(10) == 0 ? Mode.OBSERVE : Mode.ACT;
        return new Scenario(
                "seed-" + seed,
                "Drawn from seed " + seed + ".",
                START,
                LENGTH,
                new ProgramSettings(mode, Limits.DEFAULT),
                List.of(cluster),
                events(cluster));
    }

    private ScenarioGroup group(int number) {
        int desired = 1 + random.nextInt(3);
        Map<String, String> tags = new TreeMap<>();
        if (random.nextInt(8) > 0) {
            tags.put(AutoScalingGroup.CEILING_TAG, Integer.toString(desired + random.nextInt(10)));
        }
        int memory = INSTANCE_MEMORY.get(random.nextInt(INSTANCE_MEMORY.size()));
        return new ScenarioGroup(
                "group-" + number,
                new Sizes(random.nextInt(2), desired, desired + random.nextInt(3)),
                List.of(new InstanceOffer(InstanceShape.of("m5.size" + memory, CPU, memory), 1)),
                List.of("eu-central-1a", "eu-central-1b").subList(0, 1 + random.nextInt(2)),
                BootTimeDistribution.ORDINARY,
                new TreeMap<>(tags));
    }

    private ScenarioService service(int number, List<ScenarioProvider> providers) {
        String name = "service-" + number;
        ServiceSpec plain = ServiceSpec.ec2(name, name, 1 + random.nextInt(2))
                .deploying(random.nextInt(4) == 0 ? 50 : 100, random.nextInt(4) == 0 ? 100 : 200);
        ServiceSpec spec = providers.isEmpty()
                ? plain
                : plain.through(providers.get(random.nextInt(providers.size())).name());
        TaskSpec task = TaskSpec.of(name, ContainerSpec.of("main", 128, 128 * (1 + random.nextInt(5))));
        Optional<Duration> stopTime =
                random.nextInt(4) == 0 ? Optional.of(Duration.ofSeconds(30L + random.nextInt(270))) : Optional.empty();
        return new ScenarioService(spec, task, 1, stopTime);
    }

    private List<ScenarioEvent> events(ScenarioCluster cluster) {
        ScenarioEvent shortage = at(5, events.shortage(cluster));
        Stream<ScenarioEvent> others = IntStream.range(0, random.nextInt(MOST_EVENTS + 1))
                .mapToObj(_ -> at(1 + random.nextInt(LAST_EVENT_MINUTE), events.any(cluster)));
        return Stream.concat(Stream.of(shortage), others).toList();
    }

    private static ScenarioEvent at(int minute, ScenarioAction action) {
        return new ScenarioEvent(Duration.ofMinutes(minute), Optional.empty(), Optional.empty(), List.of(action));
    }
}
