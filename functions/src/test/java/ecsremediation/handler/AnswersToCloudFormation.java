package ecsremediation.handler;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/** The address on the loopback interface at which CloudFormation takes answers. */
final class AnswersToCloudFormation implements AutoCloseable {
    private static final JsonMapper MAPPER = new JsonMapper();

    private final HttpServer server;
    private final Queue<Integer> statuses = new ConcurrentLinkedQueue<>();
    private final List<JsonNode> answers = new CopyOnWriteArrayList<>();
    private final List<String> methods = new CopyOnWriteArrayList<>();

    AnswersToCloudFormation() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::serve);
        server.start();
    }

    /** The next requests get these HTTP statuses, and later ones 200. */
    void answerWith(Integer... next) {
        statuses.addAll(List.of(next));
    }

    /** The answers that were accepted. */
    List<JsonNode> accepted() {
        return List.copyOf(answers);
    }

    /** The methods of all requests. */
    List<String> methods() {
        return List.copyOf(methods);
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/answer?X-Amz-Signature=abc%2Fdef";
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void serve(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        Integer next = statuses.poll();
        int status = next == null ? 200 : next;
        methods.add(exchange.getRequestMethod());
        if (status == 200) {
            answers.add(MAPPER.readTree(body));
        }
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }
}
