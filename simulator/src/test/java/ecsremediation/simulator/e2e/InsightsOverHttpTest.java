package ecsremediation.simulator.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import ecsremediation.aws.Clients;
import ecsremediation.handler.Functions;
import ecsremediation.handler.Settings;
import ecsremediation.simulator.World;
import ecsremediation.simulator.endpoint.RoutedHttpClient;
import ecsremediation.simulator.endpoint.authorization.AccessControl;
import ecsremediation.simulator.iam.FunctionRole;
import ecsremediation.simulator.iam.PolicyDocument;
import ecsremediation.simulator.lambda.LocalContext;
import ecsremediation.simulator.messaging.DeliveredEmail;
import ecsremediation.simulator.scenario.Lab;
import ecsremediation.simulator.scenario.LabNames;
import ecsremediation.simulator.scenario.LabScenario;
import ecsremediation.simulator.scenario.LabSettings;
import ecsremediation.simulator.scenario.LabStack;
import ecsremediation.simulator.template.ResolvedStack;
import ecsremediation.simulator.template.StackTemplate;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/**
 * The custom resource of template.yaml through its function, with the SDK's clients, the environment of the template, and
 * only what its role allows.
 */
class InsightsOverHttpTest {
    private static final StackTemplate TEMPLATE = template();
    private static final String TICK = "TickFunction";
    private static final String FUNCTION = "ContainerInsightsFunction";

    private final World world = new World(7, Instant.parse("2026-01-05T09:00:00Z"));
    private final RoutedHttpClient http = RoutedHttpClient.to(world);
    private final List<JsonNode> answers = new CopyOnWriteArrayList<>();
    private final List<Clients> clients = new ArrayList<>();
    private final HttpServer cloudFormation = server();

    InsightsOverHttpTest() {
        for (String cluster : List.of("shop", "web", "other")) {
            world.ecs().createCluster(cluster);
            world.ecs().containerInsights(cluster, "disabled");
        }
    }

    @AfterEach
    void stop() {
        cloudFormation.stop(0);
        clients.forEach(Clients::close);
    }

    @Test
    void theRoleSuffices() {
        ResolvedStack stack = stack("shop,web");

        assertThat(send("Create", stack, role(stack))).isEqualTo("SUCCESS");
        assertThat(values()).containsExactly("other disabled", "shop enabled", "web enabled");

        assertThat(send("Delete", stack, role(stack))).isEqualTo("SUCCESS");
        assertThat(values()).containsExactly("other disabled", "shop disabled", "web disabled");
    }

    /** While CloudFormation updates the stack, the replaced policy is still attached. */
    @Test
    void aDroppedClusterIsRestoredWithThePolicyThatTheUpdateReplaces() {
        ResolvedStack before = stack("shop,web");
        ResolvedStack after = stack("web,other");
        send("Create", before, role(before));

        assertThat(send("Update", after, both(role(before), role(after)))).isEqualTo("SUCCESS");
        assertThat(values()).containsExactly("other enabled", "shop disabled", "web enabled");
        assertThat(answers.getLast().at("/Data/NotRestored").asText()).isEqualTo("none");
    }

    @Test
    void withoutThatPolicyTheUpdateSucceedsAndNamesTheCluster() {
        ResolvedStack before = stack("shop,web");
        ResolvedStack after = stack("web");
        send("Create", before, role(before));

        assertThat(send("Update", after, role(after))).isEqualTo("SUCCESS");
        assertThat(values()).contains("shop enabled");
        assertThat(answers.getLast().at("/Data/NotRestored").asText())
                .startsWith("shop did not get disabled back (AccessDeniedException: ");
    }

    /** The tick finds it with the permissions that it has anyway. */
    @Test
    void theTickReportsThatTheClusterOfTheAlarmsHasItOff() {
        Lab lab = LabScenario.build(LabSettings.ofSeed(7).withContainerInsights("disabled"));
        ResolvedStack stack = TEMPLATE.resolve(
                LabStack.SETTINGS.with("ClusterName", LabNames.CLUSTER).with("ServiceName", LabNames.SERVICE));
        RoutedHttpClient door = RoutedHttpClient.to(lab.world());
        AccessControl control =
                AccessControl.of(lab.world(), stack, new TreeMap<>(Map.of(TICK, FunctionRole.of(stack, TICK))));
        door.limitAccess(control);
        RequestStreamHandler tick = Objects.requireNonNull(Functions.of(
                        settings(stack, TICK), clients(door, TICK), lab.world().clock())
                .get(TICK));

        handle(tick, TICK, read("../events/scheduled-tick.json"));
        lab.world().advance(Duration.ofMinutes(1));

        assertThat(control.denied()).isEmpty();
        assertThat(lab.world().topics().mailbox())
                .extracting(DeliveredEmail::subject)
                .contains("[ECS] ecs-remediation: its alarms have no data, Container Insights is off");
    }

    private List<String> values() {
        return world.read(() -> world.ecs().clusters().stream()
                .map(cluster -> cluster.name() + " " + cluster.containerInsights())
                .sorted()
                .toList());
    }

    private String send(String type, ResolvedStack stack, FunctionRole role) {
        RequestStreamHandler function = function(stack, role);
        ObjectNode request = new ObjectMapper()
                .createObjectNode()
                .put("RequestType", type)
                .put(
                        "ResponseURL",
                        "http://127.0.0.1:" + cloudFormation.getAddress().getPort() + "/?signature=x%2Fy")
                .put("StackId", "arn:aws:cloudformation:eu-central-1:111122223333:stack/ecs-remediation/1")
                .put("RequestId", type)
                .put("LogicalResourceId", "ContainerInsightsOfClusters");
        request.set(
                "ResourceProperties",
                stack.resource("ContainerInsightsOfClusters").properties());
        handle(function, FUNCTION, request.toString());
        return answers.getLast().path("Status").asText();
    }

    private static void handle(RequestStreamHandler function, String name, String event) {
        try {
            function.handleRequest(
                    new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)),
                    OutputStream.nullOutputStream(),
                    new LocalContext(name, 1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private RequestStreamHandler function(ResolvedStack stack, FunctionRole role) {
        http.limitAccess(AccessControl.of(world, stack, new TreeMap<>(Map.of(FUNCTION, role))));
        return Functions.containerInsights(settings(stack, FUNCTION), clients(http, FUNCTION), Duration.ofMillis(1));
    }

    private Clients clients(RoutedHttpClient door, String accessKey) {
        Clients own = new Clients(
                world.account().region(),
                URI.create("http://in-this-process"),
                StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKey, "secret")),
                door);
        clients.add(own);
        return own;
    }

    private Settings settings(ResolvedStack stack, String function) {
        SortedMap<String, String> environment = new TreeMap<>();
        stack.resource(function)
                .properties()
                .at("/Environment/Variables")
                .properties()
                .forEach(variable ->
                        environment.put(variable.getKey(), variable.getValue().asText()));
        environment.put("AWS_REGION", world.account().region());
        return Settings.parse(environment);
    }

    private static ResolvedStack stack(String clusters) {
        return TEMPLATE.resolve(LabStack.SETTINGS.with("Clusters", clusters).with("ContainerInsights", "enabled"));
    }

    private static FunctionRole role(ResolvedStack stack) {
        return FunctionRole.of(stack, FUNCTION);
    }

    private static FunctionRole both(FunctionRole before, FunctionRole after) {
        List<PolicyDocument> policies = Stream.concat(before.policies().stream(), after.policies().stream())
                .toList();
        return new FunctionRole(after.principal(), policies);
    }

    private HttpServer server() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
            server.createContext("/", this::answer);
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        answers.add(new ObjectMapper().readTree(exchange.getRequestBody().readAllBytes()));
        exchange.sendResponseHeaders(200, -1);
        exchange.close();
    }

    private static StackTemplate template() {
        return StackTemplate.read(read("../template.yaml"));
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
