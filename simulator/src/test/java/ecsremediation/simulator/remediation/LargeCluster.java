package ecsremediation.simulator.remediation;

import ecsremediation.model.AutoScalingGroup;
import ecsremediation.simulator.World;
import ecsremediation.simulator.autoscaling.BootTimeDistribution;
import ecsremediation.simulator.autoscaling.GroupSpec;
import ecsremediation.simulator.autoscaling.Sizes;
import ecsremediation.simulator.cloudwatch.AlarmActions;
import ecsremediation.simulator.cloudwatch.AlarmSpec;
import ecsremediation.simulator.cloudwatch.ComparisonOperator;
import ecsremediation.simulator.cloudwatch.Metric;
import ecsremediation.simulator.cloudwatch.MetricQuery;
import ecsremediation.simulator.cloudwatch.MissingData;
import ecsremediation.simulator.ecs.ContainerSpec;
import ecsremediation.simulator.ecs.InstanceShape;
import ecsremediation.simulator.ecs.ServiceSpec;
import ecsremediation.simulator.ecs.ServiceUpdate;
import ecsremediation.simulator.ecs.TaskSpec;
import ecsremediation.simulator.messaging.Subscription;
import ecsremediation.simulator.scenario.LabNames;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The largest supported cluster, full: 2,000 services, each with its own task definition, run 5,000 tasks on 5,000
 * container instances. Each instance takes one task.
 */
final class LargeCluster {
    static final String NAME = "large";
    static final int INSTANCES = 5_000;
    static final int SERVICES = 2_000;
    static final int GROUPS = 10;

    private static final Instant START = Instant.parse("2026-01-05T09:00:00Z");
    private static final Duration BOOT = Duration.ofMinutes(5);
    private static final Duration QUIET = Duration.ofMinutes(10);
    private static final int CPU = 2048;
    private static final int MEMORY = 952;
    private static final int TASK_CPU = 256;
    private static final int TASK_MEMORY = 512;
    private static final int CEILING = 1_000;

    private LargeCluster() {}

    /** A steady world: every task runs, and no instance has free resources. One service has a gap alarm. */
    static World build() {
        World world = new World(1, START.minus(BOOT).minus(QUIET));
        world.ecs().createCluster(NAME);
        IntStream.range(0, GROUPS).forEach(i -> world.autoScaling().create(group(i)));
        world.advance(BOOT);
        world.run(() -> IntStream.range(0, SERVICES).forEach(i -> create(world, i)));
        topics(world);
        world.advance(QUIET);
        world.ecs().containerInsights(NAME, "enabled");
        world.cloudWatch().putAlarm(gapAlarm(world));
        return world;
    }

    /** Raises the desired count of this number of services by one. The service with the alarm is among them. */
    static void addGaps(World world, int services) {
        world.run(() -> IntStream.range(0, services)
                .forEach(i -> world.ecs().updateService(NAME, service(i), ServiceUpdate.toDesired(tasks(i) + 1))));
    }

    private static void topics(World world) {
        world.topics().create(LabNames.ALARM_TOPIC);
        world.topics().create(LabNames.OPERATOR_TOPIC);
        world.topics().subscribe(LabNames.ALARM_TOPIC, new Subscription.Function(LabNames.ALARM_FUNCTION));
        world.topics().subscribe(LabNames.OPERATOR_TOPIC, new Subscription.Email(LabNames.OPERATOR_ADDRESS));
    }

    private static AlarmSpec gapAlarm(World world) {
        return new AlarmSpec(
                "gap",
                service(0) + " runs fewer tasks than its desired count",
                List.of(
                        new MetricQuery.Formula("gap", "desired - running", "Missing tasks", true),
                        MetricQuery.Stat.minutely("desired", Metric.ofService("DesiredTaskCount", NAME, service(0))),
                        MetricQuery.Stat.minutely("running", Metric.ofService("RunningTaskCount", NAME, service(0)))),
                ComparisonOperator.GREATER,
                0,
                1,
                1,
                MissingData.NOT_BREACHING,
                AlarmActions.alarmAndOk(world.account().topic(LabNames.ALARM_TOPIC)));
    }

    private static String service(int number) {
        return "api-" + number;
    }

    private static GroupSpec group(int number) {
        int size = INSTANCES / GROUPS;
        return new GroupSpec(
                "g-" + number,
                new Sizes(size, size, size),
                List.of("eu-central-1a", "eu-central-1b"),
                NAME,
                InstanceShape.of("t3.micro", CPU, MEMORY),
                BootTimeDistribution.ORDINARY,
                Map.of(AutoScalingGroup.CEILING_TAG, Integer.toString(CEILING)));
    }

    private static void create(World world, int number) {
        String family = service(number);
        world.ecs().register(TaskSpec.of(family, ContainerSpec.of("api", TASK_CPU, TASK_MEMORY)));
        world.ecs().createService(NAME, ServiceSpec.ec2(family, family + ":1", tasks(number)));
    }

    /** Two or three tasks, so that all tasks are as many as the instances. */
    private static int tasks(int number) {
        return 2 + number % 2;
    }
}
