package ecsremediation.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.IntStream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/**
 * An AWS on the loopback interface. It answers by operation in JSON 1.1 and Query, and records every call.
 */
final class FakeAws implements AutoCloseable {
    private static final JsonMapper MAPPER = new JsonMapper();

    static {
        // The JDK's server reads it once: without it, half of an answer waits 40 ms for the client's acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private final Map<String, Function<Call, Reply>> answers = new ConcurrentHashMap<>();
    private final List<Call> calls = new CopyOnWriteArrayList<>();

    FakeAws() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::serve);
        server.start();
    }

    FakeAws on(String operation, Function<Call, Reply> answer) {
        answers.put(operation, answer);
        return this;
    }

    /** The present answer of an operation. */
    Function<Call, Reply> answer(String operation) {
        return answers.getOrDefault(operation, c -> Reply.error(400, "UnknownOperationException", c.operation()));
    }

    List<Call> calls() {
        return List.copyOf(calls);
    }

    List<Call> calls(String operation) {
        return calls.stream().filter(c -> c.operation().equals(operation)).toList();
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Clients with the usual number of attempts and very short pauses. */
    Clients clients() {
        return new Clients(
                "eu-central-1",
                Optional.of(endpoint()),
                StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")),
                Clients.RetrySettings.of(5, Duration.ofMillis(1), Duration.ofMillis(1)));
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void serve(HttpExchange exchange) throws IOException {
        Call call = call(exchange);
        calls.add(call);
        Reply reply = answer(call.operation()).apply(call);
        if (reply.status() == Reply.HANG_UP) {
            exchange.close();
            return;
        }
        byte[] body = (call.isQuery() ? reply.xml(call.operation()) : reply.body()).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", call.isQuery() ? "text/xml" : "application/x-amz-json-1.1");
        exchange.sendResponseHeaders(reply.status(), body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static Call call(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
        String agent = String.valueOf(exchange.getRequestHeaders().getFirst("User-Agent"));
        if (target != null) {
            return new Call(target.substring(target.indexOf('.') + 1), MAPPER.readTree(body), Map.of(), agent);
        }
        Map<String, String> form = form(body);
        return new Call(form.getOrDefault("Action", ""), JsonNodeFactory.instance.objectNode(), form, agent);
    }

    private static Map<String, String> form(String body) {
        Map<String, String> form = new TreeMap<>();
        for (String pair : body.split("&", -1)) {
            String[] parts = pair.split("=", 2);
            form.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return form;
    }

    /** One call: the JSON of a JSON call, or the form of a Query call. */
    record Call(String operation, JsonNode json, Map<String, String> form, String userAgent) {
        boolean isQuery() {
            return !form.isEmpty();
        }

        /** The texts of a JSON list. */
        List<String> list(String field) {
            return json.path(field).valueStream().map(JsonNode::asText).toList();
        }

        /** The members of a Query list, in order. */
        List<String> members(String field) {
            return IntStream.iterate(1, i -> form.containsKey(field + ".member." + i), i -> i + 1)
                    .mapToObj(i -> form.getOrDefault(field + ".member." + i, ""))
                    .toList();
        }
    }

    /** One response: JSON for a JSON call, the result's inner XML for a Query call. */
    record Reply(int status, String body) {
        private static final int HANG_UP = 0;

        static Reply ok(String body) {
            return new Reply(200, body);
        }

        /** An error in the form of both protocols. */
        static Reply error(int status, String code, String message) {
            return new Reply(status, "{\"__type\":\"%s\",\"message\":\"%s\"}".formatted(code, message));
        }

        /** Closes the connection without a response. */
        static Reply hangUp() {
            return new Reply(HANG_UP, "");
        }

        private String xml(String operation) {
            if (status == 200) {
                return "<%1$sResponse><%1$sResult>%2$s</%1$sResult></%1$sResponse>".formatted(operation, body);
            }
            try {
                JsonNode error = MAPPER.readTree(body);
                return "<ErrorResponse><Error><Type>Sender</Type><Code>%s</Code><Message>%s</Message></Error></ErrorResponse>"
                        .formatted(
                                error.path("__type").asText(),
                                error.path("message").asText());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
