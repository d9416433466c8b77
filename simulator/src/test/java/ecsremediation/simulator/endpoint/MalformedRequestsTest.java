package ecsremediation.simulator.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that no SDK sends. Each gets an AWS error at once, and no answer shows the simulator's internals. */
class MalformedRequestsTest {
    private static final String ECS = "AmazonEC2ContainerServiceV20141113.";
    private final TestEndpoint lab = TestEndpoint.start();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @AfterEach
    void close() {
        http.shutdownNow();
        lab.close();
    }

    private HttpRequest.Builder request() {
        return HttpRequest.newBuilder(lab.endpoint().uri())
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", "AWS4-HMAC-SHA256 Credential=a");
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
        assertThat(response.body()).doesNotContain("Exception in", "at ecsremediation", "java.");
        return response;
    }

    private HttpResponse<String> json(String target, String body) throws IOException, InterruptedException {
        return send(request()
                .header("Content-Type", "application/x-amz-json-1.1")
                .header("X-Amz-Target", target)
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    private HttpResponse<String> form(String body) throws IOException, InterruptedException {
        return send(request()
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[]", "null", "\"text\"", "{\"clusters\":", "\u0000", "{\"clusters\":[1]}", "nul"})
    void answersBadJsonWithASerializationException(String body) throws Exception {
        HttpResponse<String> response = json(ECS + "DescribeClusters", body);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("\"__type\":\"SerializationException\"");
        assertThat(response.headers().firstValue("x-amzn-RequestId")).isPresent();
    }

    @Test
    void limitsTheDepthOfJson() throws Exception {
        HttpResponse<String> response = json(ECS + "DescribeClusters", "{\"a\":" + "[".repeat(100_000));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("SerializationException");
    }

    @ParameterizedTest
    @CsvSource({
        "AmazonEC2ContainerServiceV20141113.DeleteEverything,ecs:DeleteEverything",
        "Unknown_20990101.DoIt,Unknown_20990101.DoIt",
        "nodot,nodot",
        "DynamoDB_20120810.ExportTableToPointInTime,dynamodb:ExportTableToPointInTime"
    })
    void namesTheOperationItDoesNotKnow(String target, String named) throws Exception {
        HttpResponse<String> response = json(target, "{}");

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("UnknownOperationException", named);
    }

    @ParameterizedTest
    @CsvSource({
        "'',MissingAction",
        "'Action=DescribeAutoScalingGroups&Version=1999-01-01',InvalidAction",
        "'Action=FlyToTheMoon&Version=2011-01-01',InvalidAction",
        "'Action=DescribeAutoScalingGroups&Version=2011-01-01&MaxRecords=many',SerializationException",
        "'Action=DescribeAutoScalingGroups&Version=2011-01-01&MaxRecords=0',ValidationError",
        "'Action=DescribeAutoScalingGroups&Version=2011-01-01&NextToken=junk',InvalidNextToken",
        "'Action=%ZZ&Version=2011-01-01',MalformedQueryString",
        "'Action=UpdateAutoScalingGroup&Version=2011-01-01&MaxSize=4',ValidationError"
    })
    void answersBadFormsInXml(String body, String code) throws Exception {
        HttpResponse<String> response = form(body);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.headers().firstValue("Content-Type")).contains("text/xml");
        assertThat(response.body()).contains("<Code>" + code + "</Code>", "<RequestId>");
    }

    @Test
    void refusesFormsWithTooManyOrTooDeepParameters() throws Exception {
        assertThat(form("a=1&".repeat(20_000)).statusCode()).isEqualTo(400);
        assertThat(form("a" + ".b".repeat(50_000) + "=1").statusCode()).isEqualTo(400);
    }

    @Test
    void requiresASignatureInEachProtocol() throws Exception {
        HttpRequest.Builder unsigned = HttpRequest.newBuilder(lab.endpoint().uri());
        HttpResponse<String> json = send(unsigned.copy()
                .header("X-Amz-Target", ECS + "ListClusters")
                .POST(BodyPublishers.ofString("{}"))
                .build());
        HttpResponse<String> query = send(unsigned.copy()
                .POST(BodyPublishers.ofString("Action=GetCallerIdentity&Version=2011-06-15"))
                .build());

        assertThat(json.statusCode()).isEqualTo(400);
        assertThat(json.body()).contains("MissingAuthenticationTokenException");
        assertThat(query.statusCode()).isEqualTo(403);
        assertThat(query.body()).contains("<Code>MissingAuthenticationToken</Code>");
        assertThat(lab.endpoint().log().counts()).isEmpty();
    }

    @Test
    void refusesABodyOfMoreThan16MiBWithoutKeepingIt() throws Exception {
        HttpResponse<String> response = send(request()
                .header("X-Amz-Target", ECS + "ListClusters")
                .POST(BodyPublishers.ofByteArray(new byte[17 * 1024 * 1024]))
                .build());

        assertThat(response.statusCode()).isEqualTo(413);
    }

    @Test
    void answersOtherMethodsWith405() throws Exception {
        assertThat(send(request().GET().build()).statusCode()).isEqualTo(405);
    }

    @Test
    void refusesBrokenCborInCbor() throws Exception {
        HttpResponse<byte[]> response = http.send(
                HttpRequest.newBuilder(lab.endpoint()
                                .uri()
                                .resolve("/service/GraniteServiceVersion20100801/operation/DescribeAlarms"))
                        .header("Authorization", "AWS4-HMAC-SHA256 Credential=a")
                        .header("smithy-protocol", "rpc-v2-cbor")
                        .POST(BodyPublishers.ofByteArray(new byte[] {(byte) 0xbf, 0x61}))
                        .build(),
                BodyHandlers.ofByteArray());

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/cbor");
    }
}
