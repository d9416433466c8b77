package ecsremediation.cli.recording;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;

/**
 * Answers the SDK's calls from a recording, without a network: ECS in AWS JSON 1.1, EC2 Auto Scaling in the Query
 * protocol. A call that it does not know is refused as AWS refuses an unknown operation, so the adapters report it.
 */
final class RecordedAws implements SdkHttpClient {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;

    private final EcsAnswers ecs;
    private final AutoScalingAnswers autoScaling;

    RecordedAws(Recording recording) {
        ecs = new EcsAnswers(recording);
        autoScaling = new AutoScalingAnswers(recording);
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                return answer(request);
            }

            @Override
            public void abort() {
                // An answer is there at once.
            }
        };
    }

    private HttpExecuteResponse answer(HttpExecuteRequest request) throws IOException {
        String body = body(request);
        String target = request.httpRequest()
                .firstMatchingHeader("X-Amz-Target")
                .map(t -> t.substring(t.lastIndexOf('.') + 1))
                .orElse("");
        if (target.isEmpty()) {
            QueryRequest query = QueryRequest.parse(body);
            return autoScaling
                    .answer(query)
                    .map(result -> reply(OK, "text/xml", QueryXml.response(query.action(), result)))
                    .orElseGet(() -> reply(BAD_REQUEST, "text/xml", QueryXml.unknownAction(query.action())));
        }
        JsonNode parameters = JSON.readTree(body.isEmpty() ? "{}" : body);
        return ecs.answer(target, parameters)
                .map(result -> reply(OK, "application/x-amz-json-1.1", result.toString()))
                .orElseGet(() -> reply(BAD_REQUEST, "application/x-amz-json-1.1", unknownOperation(target)));
    }

    private static String unknownOperation(String name) {
        ObjectNode error = JSON.createObjectNode();
        error.put("__type", "UnknownOperationException");
        error.put("message", "the recording does not answer " + name);
        return error.toString();
    }

    private static String body(HttpExecuteRequest request) throws IOException {
        if (request.contentStreamProvider().isEmpty()) {
            return "";
        }
        try (InputStream content = request.contentStreamProvider().get().newStream()) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static HttpExecuteResponse reply(int status, String type, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return HttpExecuteResponse.builder()
                .response(SdkHttpResponse.builder()
                        .statusCode(status)
                        .putHeader("Content-Type", type)
                        .putHeader("Content-Length", String.valueOf(bytes.length))
                        .build())
                .responseBody(AbortableInputStream.create(new ByteArrayInputStream(bytes)))
                .build();
    }

    @Override
    public String clientName() {
        return "Recorded";
    }

    @Override
    public void close() {
        // It holds no connection.
    }
}
