package ecsremediation.cli.session;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import ecsremediation.act.Mode;
import ecsremediation.aws.DynamoDbRecords;
import ecsremediation.cli.UserError;
import ecsremediation.cli.session.BurstFigures.Later;
import ecsremediation.cli.session.BurstFigures.Window;
import ecsremediation.simulator.World;
import ecsremediation.simulator.ecs.EcsService;
import ecsremediation.simulator.endpoint.AwsEndpoint;
import ecsremediation.simulator.lambda.FunctionInvocation;
import ecsremediation.simulator.messaging.DeliveredEmail;
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

/** The burst, played with the real functions over the SDK and counted call by call. */
public final class BurstRun {
    private static final Instant START = Instant.parse("2026-01-05T09:00:00Z");

    /** The events last ten seconds and wait for a window of five, after some travel. */
    private static final Duration BURST = Duration.ofSeconds(20);

    /** Boots and ECS's slowest retry together stay below this. */
    private static final Duration PATIENCE = Duration.ofMinutes(30);

    private static final Duration STEP = Duration.ofSeconds(10);

    /** One call for each look at a cluster, and for nothing else. */
    private static final String OBSERVATION = "ecs:DescribeClusters";

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

    /** Plays it to its end. The same seed gives the same figures. */
    public static BurstFigures play(long seed) {
        World world = BurstScenario.build(seed, START);
        FunctionOutput output = FunctionOutput.divert();
        try (AwsEndpoint endpoint =
                AwsEndpoint.start(world, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
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
        world.functions().observe(this::ran);
        Instant struck = world.now();
        BurstScenario.strike(world);
        world.advance(BURST);
        SortedMap<String, Long> burst = counts();
        int runs = world.functions().invocations().size();
        Optional<Duration> cured = untilCured(struck);
        world.advance(Duration.ofMinutes(2));
        SortedMap<String, Long> all = counts();
        Later later = new Later(
                world.functions().invocations().size() - runs,
                grown(burst, all, OBSERVATION),
                total(all) - total(burst),
                grown(burst, all, RAISE));
        return new BurstFigures(windows, windows.getLast().at(), burst, later, mails(), cured, openIncidents());
    }

    /** Keeps one entry for each run of the event function while the events come. */
    private void ran(FunctionInvocation run) {
        SortedMap<String, Long> now = counts();
        if (run.function().equals(LabNames.SERVICE_EVENT_FUNCTION) && run.at().isBefore(START.plus(BURST))) {
            windows.add(new Window(
                    run.at(),
                    messages(run),
                    grown(before, now, OBSERVATION),
                    total(now) - total(before),
                    grown(before, now, RAISE)));
        }
        before = now;
    }

    private Optional<Duration> untilCured(Instant struck) {
        while (Duration.between(struck, world.now()).compareTo(PATIENCE) < 0) {
            world.advance(STEP);
            if (world.read(this::isWhole)) {
                return Optional.of(Duration.between(struck, world.now()));
            }
        }
        return Optional.empty();
    }

    private boolean isWhole() {
        return world.ecs().clusters().stream()
                .flatMap(cluster -> cluster.services().stream())
                .allMatch(BurstRun::isWhole);
    }

    private static boolean isWhole(EcsService service) {
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
        for (String kind : List.of("raising", "holding", "help needed", "cleared")) {
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
            throw new IllegalStateException("the world hands JSON over", impossible);
        }
    }

    private SortedMap<String, Long> counts() {
        return endpoint.log().counts();
    }

    private static long grown(SortedMap<String, Long> from, SortedMap<String, Long> to, String operation) {
        return to.getOrDefault(operation, 0L) - from.getOrDefault(operation, 0L);
    }

    private static long total(SortedMap<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
