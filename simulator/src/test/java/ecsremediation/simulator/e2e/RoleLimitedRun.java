package ecsremediation.simulator.e2e;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import ecsremediation.aws.Clients;
import ecsremediation.handler.Functions;
import ecsremediation.handler.Settings;
import ecsremediation.incident.Mode;
import ecsremediation.simulator.World;
import ecsremediation.simulator.autoscaling.Sizes;
import ecsremediation.simulator.endpoint.RoutedHttpClient;
import ecsremediation.simulator.endpoint.authorization.AccessControl;
import ecsremediation.simulator.iam.FunctionRole;
import ecsremediation.simulator.lambda.FunctionInvocation;
import ecsremediation.simulator.lambda.LocalContext;
import ecsremediation.simulator.messaging.DeliveredEmail;
import ecsremediation.simulator.ports.ServedMode;
import ecsremediation.simulator.scenario.Lab;
import ecsremediation.simulator.scenario.LabNames;
import ecsremediation.simulator.template.ResolvedStack;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/**
 * The lab's incident, played with functions that have the environment and the roles of a resolved stack. Each function
 * signs its calls with its own access key, and the endpoint permits only what its role allows.
 */
final class RoleLimitedRun {
    /** Longer than the lab's incident, and than the wait before an unread cluster is an action item. */
    private static final Duration TIME = Duration.ofMinutes(20);

    private final World world;
    private final AccessControl control;
    private final RoutedHttpClient http;
    private final List<Clients> clients = new ArrayList<>();
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();

    private RoleLimitedRun(World world, ResolvedStack stack, UnaryOperator<FunctionRole> changed) {
        this.world = world;
        this.http = RoutedHttpClient.to(world);
        SortedMap<String, FunctionRole> roles = new TreeMap<>();
        IncidentPlay.FUNCTIONS.forEach(name -> roles.put(name, changed.apply(FunctionRole.of(stack, name))));
        this.control = AccessControl.of(world, stack, roles);
        // With a role that is not a function's. What the stack's parameter permits stays the most.
        ServedMode.order(Mode.ACT, clients("operator"), world.now());
        http.limitAccess(control);
    }

    /**
     * Plays the lab's incident: 4 tasks instead of 1.
     *
     * @param changed changes each function's role
     */
    static RoleLimitedRun of(IncidentPlay play, ResolvedStack stack, UnaryOperator<FunctionRole> changed) {
        Lab lab = play.lab();
        RoleLimitedRun run = new RoleLimitedRun(lab.world(), stack, changed);
        PrintStream output = System.out;
        System.setOut(new PrintStream(run.log, true, StandardCharsets.UTF_8));
        try {
            play.functions().forEach(name -> run.attach(name, stack));
            play.begin(lab);
            lab.world().advance(TIME);
        } finally {
            System.setOut(output);
            run.clients.forEach(Clients::close);
        }
        return run;
    }

    private void attach(String name, ResolvedStack stack) {
        Map<String, String> environment = new TreeMap<>();
        stack.resource(name)
                .properties()
                .path("Environment")
                .path("Variables")
                .properties()
                .forEach(variable ->
                        environment.put(variable.getKey(), variable.getValue().asText()));
        environment.put("AWS_REGION", world.account().region());
        Clients own = clients(name);
        RequestStreamHandler function = Objects.requireNonNull(
                Functions.of(Settings.parse(environment), own, world.clock()).get(name));
        world.functions().attach(name, event -> handle(function, name, event));
    }

    private Clients clients(String accessKey) {
        Clients own = new Clients(
                world.account().region(),
                URI.create("http://in-this-process"),
                StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKey, "secret")),
                http);
        clients.add(own);
        return own;
    }

    private static byte[] handle(RequestStreamHandler function, String name, byte[] event) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        function.handleRequest(new ByteArrayInputStream(event), answer, new LocalContext(name, 1));
        return answer.toByteArray();
    }

    Sizes sizes() {
        return world.read(() -> world.autoScaling().group(LabNames.GROUP).sizes());
    }

    int running() {
        return world.read(
                () -> world.ecs().service(LabNames.CLUSTER, LabNames.SERVICE).running());
    }

    /** What reaches an operator: the mails, without their line breaks, and the errors. */
    List<String> reports() {
        return Stream.concat(mails().stream().map(mail -> mail.text().replaceAll("\\s+", " ")), errors().stream())
                .toList();
    }

    /** Subjects of the mails to the operators, oldest first. */
    List<String> subjects() {
        return mails().stream().map(DeliveredEmail::subject).toList();
    }

    /** Mails to the operators, oldest first. */
    List<DeliveredEmail> mails() {
        return world.topics().mailbox().stream()
                .filter(mail -> mail.address().equals(LabNames.OPERATOR_ADDRESS))
                .toList();
    }

    /** Errors of the functions' runs, oldest first. The alarms on the functions' errors report them. */
    List<String> errors() {
        return world.functions().invocations().stream()
                .map(FunctionInvocation::error)
                .flatMap(Optional::stream)
                .toList();
    }

    /** What the functions logged. */
    String log() {
        return log.toString(StandardCharsets.UTF_8);
    }

    /** What was asked of the roles. */
    AccessControl control() {
        return control;
    }
}
