package ecsremediation.simulator.runtimeapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every function starts as it is deployed: with {@code -Dbuilt=.aws-sam/build} what {@code sam build} made of it,
 * otherwise what Maven built.
 */
final class FunctionStartTest {
    private static final Duration TIMEOUT = Duration.ofMinutes(1);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"AlarmFunction,''", "TickFunction,''", "ServiceEventFunction,'{\"batchItemFailures\":[]}'"})
    void startsAndIgnoresUnknownEvents(String function, String expected) throws Exception {
        FunctionResponse answer = run(function, settings());

        assertThat(answer).matches(FunctionResponse::succeeded, "succeeded, see " + log());
        assertThat(answer.body()).isEqualTo(expected);
        assertThat(log()).contains("\"IgnoredTriggers\":1", "\"cold_start\":true");
    }

    @ParameterizedTest
    @CsvSource({"AlarmFunction", "TickFunction", "ServiceEventFunction"})
    void wrongSettingsFailTheStartAndSayWhy(String function) throws Exception {
        Map<String, String> settings = settings();
        settings.put("MODE", "acting");

        FunctionResponse answer = run(function, settings);

        assertThat(answer.succeeded()).isFalse();
        assertThat(answer.body()).contains("MODE is", "acting", "use off, observe or act");
    }

    /** Nothing listens at the endpoint of AWS. CloudFormation gets an answer nevertheless, so that it deletes the stack. */
    @Test
    void theCustomResourceAnswersEvenIfAwsDoesNot() throws Exception {
        List<String> answers = new CopyOnWriteArrayList<>();
        HttpServer cloudFormation = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        cloudFormation.createContext("/", exchange -> {
            answers.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        cloudFormation.start();
        Map<String, String> settings = settings();
        settings.put("AWS_ENDPOINT_URL", "http://127.0.0.1:9");
        try {
            FunctionResponse answer = run("ContainerInsightsFunction", settings, """
                    {"RequestType": "Delete", "ResponseURL": "http://127.0.0.1:%d/?signature=a%%2Fb", "StackId": "s",
                     "RequestId": "r", "LogicalResourceId": "l", "PhysicalResourceId": "container-insights",
                     "ResourceProperties": {"ContainerInsights": "enabled", "Clusters": ["shop"]}}
                    """.formatted(
                            cloudFormation.getAddress().getPort()));

            assertThat(answer).matches(FunctionResponse::succeeded, "succeeded, see " + log());
            assertThat(answers).singleElement().asString().contains("\"Status\":\"SUCCESS\"", "shop was not reached");
        } finally {
            cloudFormation.stop(0);
        }
    }

    private FunctionResponse run(String function, Map<String, String> settings)
            throws IOException, InterruptedException, TimeoutException {
        return run(function, settings, "{\"hello\":\"world\"}");
    }

    private FunctionResponse run(String function, Map<String, String> settings, String event)
            throws IOException, InterruptedException, TimeoutException {
        FunctionCode code = new FunctionCode(
                root(function),
                "ecsremediation.handler." + function + "::handleRequest",
                DeployedCode.runtime(),
                List.of());
        try (RuntimeApi api = new RuntimeApi();
                FunctionProcess process = FunctionProcess.start(api, code, settings, folder.resolve("log"))) {
            return process.invoke(event, TIMEOUT);
        }
    }

    private static Path root(String function) throws IOException {
        Optional<Path> built = Optional.ofNullable(System.getProperty("built")).map(Path::of);
        return built.isPresent() ? built.get().resolve(function).toRealPath() : DeployedCode.root();
    }

    private String log() throws IOException {
        return Files.readString(folder.resolve("log"));
    }

    private static Map<String, String> settings() {
        return new HashMap<>(Map.of(
                "TABLE_NAME", "ecs-remediation",
                "OPERATOR_TOPIC_ARN", "arn:aws:sns:eu-central-1:111122223333:ecs-remediation-operators",
                "AWS_REGION", "eu-central-1",
                "AWS_ACCESS_KEY_ID", "test",
                "AWS_SECRET_ACCESS_KEY", "test"));
    }
}
