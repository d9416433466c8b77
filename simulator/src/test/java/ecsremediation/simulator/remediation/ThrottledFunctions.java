package ecsremediation.simulator.remediation;

import static org.assertj.core.api.Assertions.assertThat;

import ecsremediation.Policy;
import ecsremediation.Ports;
import ecsremediation.Remediation;
import ecsremediation.aws.Clients;
import ecsremediation.aws.DynamoDbDecisionLog;
import ecsremediation.aws.DynamoDbGroupLocks;
import ecsremediation.aws.DynamoDbIncidentStore;
import ecsremediation.aws.SdkCapacityWriter;
import ecsremediation.aws.SdkClusterReader;
import ecsremediation.aws.SdkNotifier;
import ecsremediation.event.Delivery;
import ecsremediation.event.TriggerParser;
import ecsremediation.incident.Mode;
import ecsremediation.plan.Limits;
import ecsremediation.report.Stack;
import ecsremediation.simulator.World;
import ecsremediation.simulator.endpoint.AwsEndpoint;
import ecsremediation.simulator.endpoint.wire.Api;
import ecsremediation.simulator.messaging.DeliveredEmail;
import ecsremediation.simulator.play.Reconciled;
import ecsremediation.simulator.ports.ServedMode;
import ecsremediation.simulator.scenario.LabNames;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * The functions with their SDK adapters, over HTTP, in a world whose ECS throttles calls. Events wait until the test
 * runs them one by one: virtual time passes while a function runs, so it cannot run inside {@link World#advance}.
 */
final class ThrottledFunctions implements AutoCloseable {
    /** The value in {@code Wiring}. */
    private static final Duration READING = Duration.ofSeconds(25);

    /** Longer than the delivery of a mail, shorter than the time to the next tick. */
    private static final Duration DELIVERY = Duration.ofSeconds(5);

    private static final int MOST_MINUTES = 10;

    /** The template's maximum. The default of 100 is less than the size of the groups. */
    private static final int HARD_CEILING = 1_000;

    private static final String TABLE = "ecs-remediation";

    final RecordingJournal journal = new RecordingJournal();
    final List<Duration> runs = new ArrayList<>();
    final CountedBuckets calls;
    private final World world;
    private final FunctionTime time;
    private final AwsEndpoint endpoint;
    private final Remediation remediation;
    private final Queue<byte[]> events = new ConcurrentLinkedQueue<>();

    ThrottledFunctions(World world) {
        this.world = world;
        time = new FunctionTime(world);
        calls = new CountedBuckets(world.clock());
        endpoint = endpoint(world);
        endpoint.injectFaults(time.or(calls));
        remediation = remediation();
        for (String slot : List.of(LabNames.ALARM_FUNCTION, LabNames.TICK_FUNCTION)) {
            world.functions().attach(slot, event -> {
                events.add(event);
                return "{}".getBytes(StandardCharsets.UTF_8);
            });
        }
    }

    private static AwsEndpoint endpoint(World world) {
        try {
            AwsEndpoint endpoint = AwsEndpoint.start(world, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            ServedMode.order(Mode.ACT, endpoint.uri(), world.now());
            return endpoint;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Remediation remediation() {
        Stack stack = new Stack("ecs-remediation", "aws", "eu-central-1");
        Limits limits = new Limits(HARD_CEILING, 10, 4, 20);
        Policy policy = new Policy(Mode.ACT, limits, LabNames.FENCE.ofClusters(List.of(LargeCluster.NAME)), stack);
        return new Remediation(ports(), policy, world.clock());
    }

    private Ports ports() {
        StaticCredentialsProvider anyone =
                StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret"));
        Clients clients = new Clients("eu-central-1", Optional.of(endpoint.uri()), anyone, time.patience());
        DynamoDbClient table = clients.dynamoDb();
        return new Ports(
                new SdkClusterReader(clients.ecs(), clients.autoScaling(), world.clock(), READING),
                new SdkCapacityWriter(clients.autoScalingForWriting(), world.clock()),
                new DynamoDbIncidentStore(table, TABLE),
                new DynamoDbGroupLocks(table, TABLE),
                new DynamoDbDecisionLog(table, TABLE),
                new SdkNotifier(clients.sns(), world.account().topic(LabNames.OPERATOR_TOPIC), Optional.empty()),
                journal);
    }

    /** Sends a tick every minute from now on. */
    void tickEveryMinute() {
        world.bus().schedule("tick", Duration.ofMinutes(1), LabNames.TICK_FUNCTION);
    }

    /** Runs a function for the next event. Waits for an event if there is none. */
    void handleNext() {
        for (int minutes = 0; events.isEmpty(); minutes++) {
            assertThat(minutes).as("minutes without an event").isLessThan(MOST_MINUTES);
            world.advance(Duration.ofMinutes(1));
        }
        run(events.remove());
    }

    /** The groups that were written, one entry per call. */
    List<String> raised() {
        return endpoint.log().writes(Api.AUTO_SCALING).stream()
                .map(call -> call.input().text("AutoScalingGroupName").orElseThrow())
                .toList();
    }

    /** Subjects of the mails to the operators, including those not yet delivered. */
    List<String> mails() {
        world.advance(DELIVERY);
        return world.topics().mailbox().stream()
                .filter(mail -> mail.address().equals(LabNames.OPERATOR_ADDRESS))
                .map(DeliveredEmail::subject)
                .toList();
    }

    private void run(byte[] event) {
        runs.add(time.of(() -> TriggerParser.parse(event).stream()
                .map(Delivery::trigger)
                .forEach(trigger -> Reconciled.by(remediation, trigger))));
    }

    @Override
    public void close() {
        endpoint.close();
    }
}
