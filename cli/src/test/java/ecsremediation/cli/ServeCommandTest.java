package ecsremediation.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ServeCommandTest {
    private static final Pattern URL = Pattern.compile("answers as AWS at (http://\\S+?)[,\\s]");

    private final Terminal terminal = new Terminal();

    @Test
    @Timeout(60)
    void answersTheAwsCliAndStopsCleanly() throws Exception {
        CompletableFuture<Integer> ended = new CompletableFuture<>();
        Thread serving = new Thread(() -> ended.complete(terminal.run("serve", "--port", "0", "--functions", "none")));
        serving.start();
        URI uri = endpoint(serving);

        HttpResponse<String> answer = listClusters(uri);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("cluster/EcsLabPublicCluster");

        serving.interrupt();
        assertThat(ended.get(20, TimeUnit.SECONDS)).isZero();
        assertThat(terminal.errors()).isEmpty();
        assertThat(terminal.out())
                .contains("export AWS_ENDPOINT_URL=" + uri, "aws ecs update-service", "--desired-count 4")
                .endsWith("Stopped.\n");
    }

    @Test
    @Timeout(60)
    void startsWithoutContainerInsights() throws Exception {
        assertThat(settings("serve")).contains("\"containerInsights\",\"value\":\"disabled\"");
    }

    @Test
    @Timeout(60)
    void startsWithContainerInsightsByOption() throws Exception {
        assertThat(settings("serve", "--container-insights"))
                .contains("\"containerInsights\",\"value\":\"enabled\"");
    }

    private String settings(String... command) throws Exception {
        List<String> words = new ArrayList<>(List.of(command));
        words.addAll(List.of("--port", "0", "--functions", "none"));
        CompletableFuture<Integer> ended = new CompletableFuture<>();
        Thread serving = new Thread(() -> ended.complete(terminal.run(words.toArray(String[]::new))));
        serving.start();
        String answer = ask(
                        endpoint(serving),
                        "DescribeClusters",
                        "{\"clusters\":[\"EcsLabPublicCluster\"],\"include\":[\"SETTINGS\"]}")
                .body();
        serving.interrupt();
        assertThat(ended.get(20, TimeUnit.SECONDS)).isZero();
        return answer;
    }

    private URI endpoint(Thread serving) {
        Matcher found = URL.matcher(terminal.out());
        while (!found.find() && serving.isAlive()) {
            Thread.onSpinWait();
            found = URL.matcher(terminal.out());
        }
        return URI.create(found.group(1));
    }

    private static HttpResponse<String> listClusters(URI uri) throws Exception {
        return ask(uri, "ListClusters", "{}");
    }

    private static HttpResponse<String> ask(URI uri, String operation, String input) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(uri)
                .header("X-Amz-Target", "AmazonEC2ContainerServiceV20141113." + operation)
                .header("Content-Type", "application/x-amz-json-1.1")
                .header(
                        "Authorization",
                        "AWS4-HMAC-SHA256 Credential=lab/20260105/eu-central-1/ecs/aws4_request,"
                                + " SignedHeaders=host, Signature=0")
                .POST(HttpRequest.BodyPublishers.ofString(input))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }
}
