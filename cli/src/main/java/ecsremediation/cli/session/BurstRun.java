package ecsremediation.cli.session;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import ecsremediation.aws.DynamoDbRecords;
import ecsremediation.cli.UserError;
import ecsremediation.cli.session.BurstFigures.Later;
import ecsremediation.cli.session.BurstFigures.Window;
import ecsremediation.incident.Mode;
import ecsremediation.simulator.World;
import ecsremediation.simulator.ecs.EcsService;
import ecsremediation.simulator.endpoint.AwsEndpoint;
import ecsremediation.simulator.lambda.FunctionInvocation;
import ecsremediation.simulator.messaging.DeliveredEmail;
import ecsremediation.simulator.ports.ServedMode;
import ecsremediation.simulator.scenario.BurstScenario;
import ecsremediation.simulator.scenario.LabNames;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Runs the burst scenario with the real functions over the AWS SDK and counts their calls. */
public final class BurstRun {
    private static final Instant START = Instant.parse("2026-01-05T09:00:00Z");

    /** 10 s of events, the 5 s batching window of the queue, and 5 s for delivery. */
    private static final Duration BURST = Duration.ofSeconds(20);

    /** Longer than the slowest boot and ECS's slowest placement retry together. */
    private static final Duration TIMEOUT = Duration.ofMinutes(30);

    private static final Duration STEP = Duration.ofSeconds(10);

    /** The functions call this operation once for each Observation, and for nothing else. */
    private static final String OBSERVATION = "ecs:DescribeClusters";

    /** The operator's order of the mode before the burst is one of these. */
    private static final String ORDER_OF_THE_MODE = "dynamodb:PutItem";

    private static final String RAISE = "autoscaling:UpdateAutoScalingGroup";

    private final World world;
    private final AwsEndpoint endpoint;
    private final List<Window> windows = new ArrayList<>();
    private final ObjectMapper json = new ObjectMapper();
    private SortedMap<String, Long> before = new TreeMap<>();

    private BurstRun(World world, AwsEndpoint endpoint) {
        this.world = world;
        this.endpoint = endpoint;
    }

    /**
     * Runs the scenario to its end. The same seed gives the same figures.
     *
     * @throws UserError if no local port can be opened
     */
    public static BurstFigures play(long seed) {
        World world = BurstScenario.build(seed, START);
        FunctionOutput output = FunctionOutput.divert();
        try (AwsEndpoint endpoint =
                AwsEndpoint.start(world, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
            ServedMode.order(Mode.ACT, endpoint.uri(), world.now());
            AttachedFunctions.against(endpoint.uri(), Mode.ACT, world.clock(), "")
                    .attach(world.functions());
            return new BurstRun(world, endpoint).play();
        } catch (IOException refused) {
            throw UserError.environment(
                    "cannot listen on the loopback address (" + refused.getMessage() + ")", "allow it, or try again");
        } finally {
            output.take();
        }
    }

    private BurstFigures play() {
        world.functions().observe(this::invoked);
        Instant started = world.now();
        BurstScenario.start(world);
        world.advance(BURST);
        SortedMap<String, Long> burst = counts();
        int runs = world.functions().invocations().size();
        Optional<Duration> resolved = untilResolved(started);
        world.advance(Duration.ofMinutes(2));
        SortedMap<String, Long> all = counts();
        Later later = new Later(
                world.functions().invocations().size() - runs,
                increase(burst, all, OBSERVATION),
                total(all) - total(burst),
                increase(burst, all, RAISE));
        return new BurstFigures(windows, windows.getLast().at(), burst, later, mails(), resolved, openIncidents());
    }

    /** Adds a window for each invocation of ServiceEventFunction during the burst. */
    private void invoked(FunctionInvocation run) {
        SortedMap<String, Long> now = counts();
        if (run.function().equals(LabNames.SERVICE_EVENT_FUNCTION) && run.at().isBefore(START.plus(BURST))) {
            windows.add(new Window(
                    run.at(),
                    messages(run),
                    increase(before, now, OBSERVATION),
                    total(now) - total(before),
                    increase(before, now, RAISE)));
        }
        before = now;
    }

    private Optional<Duration> untilResolved(Instant started) {
        while (Duration.between(started, world.now()).compareTo(TIMEOUT) < 0) {
            world.advance(STEP);
            if (world.read(this::isComplete)) {
                return Optional.of(Duration.between(started, world.now()));
            }
        }
        return Optional.empty();
    }

    private boolean isComplete() {
        return world.ecs().clusters().stream()
                .flatMap(cluster -> cluster.services().stream())
                .allMatch(BurstRun::isComplete);
    }

    private static boolean isComplete(EcsService service) {
        return service.running() >= service.desired();
    }

    private SortedMap<String, Integer> mails() {
        SortedMap<String, Integer> mails = new TreeMap<>();
        for (DeliveredEmail mail : world.topics().mailbox()) {
            if (mail.topic().equals(LabNames.OPERATOR_TOPIC)) {
                mails.merge(kind(mail.subject()), 1, Integer::sum);
            }
        }
        return mails;
    }

    private static String kind(String subject) {
        String many = subject.contains(" services: ") ? ", of several services" : ", of one service";
        for (String kind : List.of("raising", "holding", "action required", "cleared")) {
            if (subject.contains(": " + kind)) {
                return kind + many;
            }
        }
        return "other" + many;
    }

    private int openIncidents() {
        return new DynamoDbRecords(AttachedFunctions.clients(endpoint.uri()).dynamoDb(), AttachedFunctions.TABLE)
                .open()
                .incidents()
                .size();
    }

    private int messages(FunctionInvocation run) {
        try {
            return json.readTree(run.event()).path("Records").size();
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("the simulator passes JSON to the functions", impossible);
        }
    }

    private SortedMap<String, Long> counts() {
        SortedMap<String, Long> counts = new TreeMap<>(endpoint.log().counts());
        counts.merge(ORDER_OF_THE_MODE, -1L, Long::sum);
        return counts;
    }

    private static long increase(SortedMap<String, Long> from, SortedMap<String, Long> to, String operation) {
        return to.getOrDefault(operation, 0L) - from.getOrDefault(operation, 0L);
    }

    private static long total(SortedMap<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
