package ecsremediation.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ServeCommandTest {
    private static final Pattern URL = Pattern.compile("answers as AWS at (http://\\S+?)[,\\s]");

    private final Terminal terminal = new Terminal();
    private final CompletableFuture<Integer> ended = new CompletableFuture<>();

    @Test
    @Timeout(60)
    void answersTheAwsCliAndStopsCleanly() throws Exception {
        Thread serving = serve("--functions", "none");
        URI uri = endpoint(serving);

        HttpResponse<String> answer = call(uri, "ListClusters", "{}");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("cluster/EcsLabPublicCluster");

        stop(serving);
        assertThat(terminal.out())
                .contains("export AWS_ENDPOINT_URL=" + uri, "aws ecs update-service", "--desired-count 4")
                .endsWith("Stopped.\n");
    }

    @Test
    @Timeout(60)
    void printsEachCauseBeforeItsMail() throws Exception {
        Thread serving = serve("--speed", "600");
        call(endpoint(serving), "UpdateService", """
                {"cluster": "EcsLabPublicCluster", "service": "EcsLabApi", "desiredCount": 4}""");
        awaitOutput(serving, "┌ [ECS] EcsLabApi: cleared");

        stop(serving);
        assertThat(terminal.out())
                .containsSubsequence(
                        "EcsLabApi: desired count 1 → 4",
                        "EcsLabAsg: desired 1 → 4",
                        "· event RAISED of EcsLabApi: EcsLabAsg 1 → 4",
                        "┌ [ECS] EcsLabApi: raising",
                        "EcsLabApi: all 4 tasks run",
                        "· event CLEARED of EcsLabApi",
                        "┌ [ECS] EcsLabApi: cleared");
    }

    @Test
    @Timeout(60)
    void printsTheFaultsThatAreSwitched() throws Exception {
        Thread serving = serve("--fault", "no-capacity", "--fault", "crashing-tasks");
        URI faults = URI.create(endpoint(serving) + "/control/faults/no-capacity");
        try (HttpClient client = HttpClient.newHttpClient()) {
            client.send(HttpRequest.newBuilder(faults).DELETE().build(), HttpResponse.BodyHandlers.discarding());
        }
        awaitOutput(serving, "fault no-capacity off");

        stop(serving);
        assertThat(terminal.out())
                .contains("curl -X DELETE http://127.0.0.1:")
                .contains("fault no-capacity on: EC2 has no capacity", "fault crashing-tasks on");
    }

    @Test
    void refusesAFaultThatItDoesNotKnowWithTheList() {
        assertThat(terminal.run("serve", "--fault", "earthquake")).isEqualTo(ExitCode.USAGE);
        assertThat(String.join(" ", terminal.errors())).contains("'earthquake' is none of [no-capacity, bad-image");
    }

    @Test
    @Timeout(60)
    void startsWithoutContainerInsights() throws Exception {
        assertThat(settings()).contains("\"containerInsights\",\"value\":\"disabled\"");
    }

    @Test
    @Timeout(60)
    void startsWithContainerInsightsByOption() throws Exception {
        assertThat(settings("--container-insights")).contains("\"containerInsights\",\"value\":\"enabled\"");
    }

    private String settings(String... options) throws Exception {
        List<String> words = new ArrayList<>(List.of(options));
        words.addAll(List.of("--functions", "none"));
        Thread serving = serve(words.toArray(String[]::new));
        String answer = call(endpoint(serving), "DescribeClusters", """
                {"clusters": ["EcsLabPublicCluster"], "include": ["SETTINGS"]}""").body();
        stop(serving);
        return answer;
    }

    private Thread serve(String... options) {
        List<String> command = new ArrayList<>(List.of("serve", "--port", "0"));
        command.addAll(List.of(options));
        Thread serving = new Thread(() -> ended.complete(terminal.run(command.toArray(String[]::new))));
        serving.start();
        return serving;
    }

    private void stop(Thread serving) throws Exception {
        serving.interrupt();
        assertThat(ended.get(20, TimeUnit.SECONDS)).isZero();
        assertThat(terminal.errors()).isEmpty();
    }

    /** Waits without load, and ends with the test's timeout. */
    private void await(Thread serving, BooleanSupplier reached) throws InterruptedException {
        boolean ended = false;
        while (!ended && !reached.getAsBoolean()) {
            ended = serving.join(Duration.ofMillis(10));
        }
    }

    private void awaitOutput(Thread serving, String text) throws InterruptedException {
        await(serving, () -> terminal.out().contains(text));
    }

    private URI endpoint(Thread serving) throws InterruptedException {
        await(serving, () -> URL.matcher(terminal.out()).find());
        Matcher found = URL.matcher(terminal.out());
        assertThat(found.find()).isTrue();
        return URI.create(found.group(1));
    }

    private static HttpResponse<String> call(URI uri, String operation, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(uri)
                .header("X-Amz-Target", "AmazonEC2ContainerServiceV20141113." + operation)
                .header("Content-Type", "application/x-amz-json-1.1")
                .header(
                        "Authorization",
                        "AWS4-HMAC-SHA256 Credential=lab/20260105/eu-central-1/ecs/aws4_request,"
                                + " SignedHeaders=host, Signature=0")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }
}
