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
 * A burst of events. There are 20 full clusters, each with 10 services of one task on one instance that takes 10
 * tasks. Then all 200 services get a desired count of 4, and ECS reports each 5 times within 10 seconds.
 */
public final class BurstScenario {
    public static final int CLUSTERS = 20;

    /** Services per cluster. */
    public static final int SERVICES = 10;

    /** The desired count of each service in the burst. */
    public static final int DESIRED = 4;

    /** Events of ECS per service. */
    public static final int EVENTS_PER_SERVICE = 5;

    /** The pause between two rounds of events: five rounds fit into 10 seconds. */
    private static final Duration ROUND_PAUSE = Duration.ofSeconds(2);

    private static final Duration BOOT = Duration.ofMinutes(5);
    private static final Duration QUIET = Duration.ofMinutes(15);
    private static final String FAMILY = "BurstApi";
    private static final String PLACEMENT_FAILURE = "SERVICE_TASK_PLACEMENT_FAILURE";
    private static final int TASK_CPU = 128;
    private static final int TASK_MEMORY = 740;
    private static final int INSTANCE_CPU = 2048;

    /** Memory in MiB that an m5.large registers of its 8 GiB. Ten of the tasks fit. */
    private static final int INSTANCE_MEMORY = 7764;

    private static final int CEILING = 20;

    private BurstScenario() {}

    /** Builds the clusters with every task running, and the stack's wiring with empty function slots. */
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
        LabWiring.create(world);
        return world;
    }

    /** Raises the desired count of every service at one moment. ECS then repeats its events. */
    public static void start(World world) {
        world.run(() -> everyService(
                (cluster, service) -> world.ecs().updateService(cluster, service, ServiceUpdate.toDesired(DESIRED))));
        for (int round = 1; round < EVENTS_PER_SERVICE; round++) {
            world.after(ROUND_PAUSE.multipliedBy(round), () -> repeat(world));
        }
    }

    /** Puts ECS's first events on the bus again, each with a new id and time. */
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

    /**
     * A cluster's name.
     *
     * @param number 1 to {@link #CLUSTERS}
     */
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
