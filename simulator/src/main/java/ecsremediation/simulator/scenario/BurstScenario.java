package ecsremediation.simulator.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ecsremediation.model.AutoScalingGroup;
import ecsremediation.simulator.World;
import ecsremediation.simulator.autoscaling.BootTimeDistribution;
import ecsremediation.simulator.autoscaling.GroupSpec;
import ecsremediation.simulator.autoscaling.Sizes;
import ecsremediation.simulator.ecs.ContainerSpec;
import ecsremediation.simulator.ecs.InstanceShape;
import ecsremediation.simulator.ecs.ServiceSpec;
import ecsremediation.simulator.ecs.ServiceUpdate;
import ecsremediation.simulator.ecs.TaskSpec;
import ecsremediation.simulator.engine.Documents;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * Twenty clusters, each full: ten services of one task on one instance that takes ten. Then all two hundred services
 * want four tasks at once, and ECS tells of each five times within ten seconds.
 */
public final class BurstScenario {
    /** The clusters. */
    public static final int CLUSTERS = 20;

    /** The services of each cluster. */
    public static final int SERVICES = 10;

    /** What each service wants in the burst. */
    public static final int WANTED = 4;

    /** How often ECS tells of each service. */
    public static final int TIMES = 5;

    /** Between two rounds of events: the five rounds fit into ten seconds. */
    private static final Duration APART = Duration.ofSeconds(2);

    private static final Duration BOOT = Duration.ofMinutes(5);
    private static final Duration QUIET = Duration.ofMinutes(15);
    private static final String FAMILY = "BurstApi";
    private static final String PLACEMENT_FAILURE = "SERVICE_TASK_PLACEMENT_FAILURE";
    private static final int TASK_CPU = 128;
    private static final int TASK_MEMORY = 740;
    private static final int INSTANCE_CPU = 2048;

    /** What an m5.large registers of its 8 GiB: room for ten of the tasks. */
    private static final int INSTANCE_MEMORY = 7764;

    private static final int CEILING = 20;

    private BurstScenario() {}

    /** Builds the clusters, with every task running, and the stack's wiring around empty function slots. */
    public static World build(long seed, Instant start) {
        World world = new World(seed, start.minus(BOOT).minus(QUIET));
        everyCluster(i -> {
            world.ecs().createCluster(cluster(i));
            world.autoScaling().create(group(i));
        });
        world.advance(BOOT);
        world.ecs().register(TaskSpec.of(FAMILY, ContainerSpec.of("api", TASK_CPU, TASK_MEMORY)));
        everyService((cluster, service) -> world.ecs().createService(cluster, ServiceSpec.ec2(service, FAMILY, 1)));
        world.topics().create(LabNames.ALARM_TOPIC);
        world.advance(QUIET);
        LabWiring.lay(world);
        return world;
    }

    /** Lets every service want more at the same moment, and ECS tell of it again and again. */
    public static void start(World world) {
        world.run(() -> everyService(
                (cluster, service) -> world.ecs().updateService(cluster, service, ServiceUpdate.toDesired(WANTED))));
        for (int round = 1; round < TIMES; round++) {
            world.after(APART.multipliedBy(round), () -> repeat(world));
        }
    }

    /** The events as ECS put them first, each with a new id and time. */
    private static void repeat(World world) {
        world.bus().events().stream()
                .map(Documents::read)
                .filter(event -> event.at("/detail/eventName").asText().equals(PLACEMENT_FAILURE))
                .limit((long) CLUSTERS * SERVICES)
                .forEach(event -> world.bus()
                        .put(
                                event.path("source").asText(),
                                event.path("detail-type").asText(),
                                List.of(event.at("/resources/0").asText()),
                                detail(event, world.now())));
    }

    private static ObjectNode detail(JsonNode event, Instant now) {
        ObjectNode detail = event.path("detail").deepCopy();
        return detail.put("createdAt", now.toString());
    }

    /** A cluster's name, from 1 on. */
    public static String cluster(int number) {
        return String.format(Locale.ROOT, "burst-%02d", number);
    }

    private static GroupSpec group(int cluster) {
        return new GroupSpec(
                cluster(cluster) + "-asg",
                new Sizes(1, 1, 1),
                List.of("eu-central-1a", "eu-central-1b"),
                cluster(cluster),
                InstanceShape.of("m5.large", INSTANCE_CPU, INSTANCE_MEMORY),
                BootTimeDistribution.ORDINARY,
                Map.of(AutoScalingGroup.CEILING_TAG, Integer.toString(CEILING)));
    }

    private static void everyCluster(IntConsumer work) {
        IntStream.rangeClosed(1, CLUSTERS).forEach(work);
    }

    private static void everyService(BiConsumer<String, String> work) {
        everyCluster(i -> IntStream.rangeClosed(1, SERVICES)
                .forEach(j -> work.accept(cluster(i), String.format(Locale.ROOT, "svc-%02d", j))));
    }
}
