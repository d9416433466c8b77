package ecsremediation.simulator.scenario;

import ecsremediation.simulator.World;
import ecsremediation.simulator.messaging.QueuePolling;
import ecsremediation.simulator.messaging.QueueSettings;
import ecsremediation.simulator.messaging.Rule;
import ecsremediation.simulator.messaging.Subscription;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What the stack deploys around the functions: topics, rules, the queue and the schedule. Slots stay empty. */
final class LabWiring {
    private static final Duration WINDOW = Duration.ofSeconds(5);
    private static final int BATCH = 100;
    /** Six times a function's timeout of 30 s, as Lambda's guide asks. */
    private static final Duration VISIBILITY = Duration.ofMinutes(3);

    private static final int MOST_RECEIVES = 5;

    private LabWiring() {}

    static void lay(World world) {
        topics(world);
        queues(world);
        Rule.Target queue = new Rule.Target.ToQueue(LabNames.EVENT_QUEUE);
        world.bus().add(new Rule("service-events", List.of("aws.ecs"), List.of("ECS Service Action"), List.of(queue)));
        world.bus()
                .add(new Rule(
                        "launch-failures",
                        List.of("aws.autoscaling"),
                        List.of("EC2 Instance Launch Unsuccessful"),
                        List.of(queue)));
        world.bus().schedule("tick", Duration.ofMinutes(1), LabNames.TICK_FUNCTION);
        world.functions().onFailure((function, event) -> world.queues().send(LabNames.DEAD_LETTERS, event));
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
