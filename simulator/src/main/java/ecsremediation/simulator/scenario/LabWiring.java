package ecsremediation.simulator.scenario;

import ecsremediation.simulator.World;
import ecsremediation.simulator.messaging.QueuePolling;
import ecsremediation.simulator.messaging.QueueSettings;
import ecsremediation.simulator.messaging.Rule;
import ecsremediation.simulator.messaging.Subscription;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The resources that the stack deploys around the functions: topics, rules, the queue and the schedule. The function
 * slots stay empty.
 */
public final class LabWiring {
    private static final Duration WINDOW = Duration.ofSeconds(5);
    private static final int BATCH = 1000;

    /** Six times a function's timeout of 60 s [Lambda guide, SQS event sources]. */
    private static final Duration VISIBILITY = Duration.ofMinutes(6);

    private static final int MOST_RECEIVES = 5;

    private LabWiring() {}

    /** Creates them. The topic of the alarms must exist. */
    public static void create(World world) {
        topics(world);
        queues(world);
        rules().forEach(world.bus()::add);
        world.bus().schedule("tick", Duration.ofMinutes(1), LabNames.TICK_FUNCTION);
        world.functions().onFailure(record -> world.queues().send(LabNames.DEAD_LETTERS, record));
    }

    /** The rules of the template that it always creates, with the same patterns. */
    public static List<Rule> rules() {
        Rule.Target queue = new Rule.Target.ToQueue(LabNames.EVENT_QUEUE);
        return List.of(
                Rule.of("aws.ecs", "ECS Service Action", queue)
                        .where(
                                "eventName",
                                "SERVICE_TASK_PLACEMENT_FAILURE",
                                "SERVICE_TASK_START_IMPAIRED",
                                "SERVICE_TASK_CONFIGURATION_FAILURE",
                                "SERVICE_DAEMON_PLACEMENT_CONSTRAINT_VIOLATED",
                                "ECS_OPERATION_THROTTLED",
                                "SERVICE_STEADY_STATE"),
                Rule.of("aws.ecs", "ECS Task State Change", queue)
                        .where("lastStatus", "STOPPED")
                        .where("launchType", "EC2")
                        .where("group", "service:*")
                        .where(
                                "stopCode",
                                "TaskFailedToStart",
                                "EssentialContainerExited",
                                "SpotInterruption",
                                "TerminationNotice",
                                "InfrastructureHealth"),
                Rule.of("aws.ecs", "ECS Deployment State Change", queue)
                        .where("eventName", "SERVICE_DEPLOYMENT_FAILED", "SERVICE_DEPLOYMENT_COMPLETED"),
                Rule.of("aws.ecs", "ECS Container Instance Health Change", queue)
                        .where("overallStatus", "IMPAIRED"),
                Rule.of("aws.autoscaling", "EC2 Instance Launch Unsuccessful", queue));
    }

    private static void topics(World world) {
        world.topics().create(LabNames.OPERATOR_TOPIC);
        world.topics().subscribe(LabNames.ALARM_TOPIC, new Subscription.Email(LabNames.ALARM_ADDRESS));
        world.topics().subscribe(LabNames.ALARM_TOPIC, new Subscription.Function(LabNames.ALARM_FUNCTION));
        world.topics().subscribe(LabNames.OPERATOR_TOPIC, new Subscription.Email(LabNames.OPERATOR_ADDRESS));
    }

    private static void queues(World world) {
        world.queues().create(LabNames.DEAD_LETTERS, QueueSettings.DEFAULT);
        world.queues()
                .create(
                        LabNames.EVENT_QUEUE,
                        new QueueSettings(VISIBILITY, MOST_RECEIVES, Optional.of(LabNames.DEAD_LETTERS)));
        world.poll(new QueuePolling(LabNames.EVENT_QUEUE, LabNames.SERVICE_EVENT_FUNCTION, BATCH, WINDOW));
    }
}
