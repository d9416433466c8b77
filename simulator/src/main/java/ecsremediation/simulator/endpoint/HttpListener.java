package ecsremediation.simulator.endpoint;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import ecsremediation.simulator.endpoint.wire.Request;
import ecsremediation.simulator.endpoint.wire.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The HTTP server of the router. It takes only POST, limits the size of bodies, and sends one answer per request. */
final class HttpListener implements HttpHandler {
    /** DynamoDB's largest request, the largest of all services here: 16 MiB (BatchWriteItem in its service model). */
    private static final int LARGEST_BODY = 16 * 1024 * 1024;

    /**
     * The bytes of a larger body that are read and discarded, so that its sender can read our answer. Our own limit.
     */
    private static final long MOST_DISCARDED = 64L * 1024 * 1024;

    private final RequestRouter router;

    HttpListener(RequestRouter router) {
        this.router = router;
    }

    /**
     * Sets properties that the JDK's server reads once per process. Without TCP_NODELAY each answer waits about 40 ms
     * for the client's delayed acknowledgement. Without the time limit (in seconds) a client that stops in the middle
     * of a request occupies a thread without end.
     */
    static void prepare() {
        setUnlessSet("sun.net.httpserver.nodelay", "true");
        setUnlessSet("sun.net.httpserver.maxReqTime", "60");
    }

    private static void setUnlessSet(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!exchange.getRequestMethod().equals("POST")) {
                refuse(exchange, 405, "The endpoint answers AWS API calls, which are POST requests.\n");
                return;
            }
            byte[] body = exchange.getRequestBody().readNBytes(LARGEST_BODY + 1);
            if (body.length > LARGEST_BODY) {
                discard(exchange.getRequestBody());
                refuse(exchange, 413, "The request is larger than 16 MiB.\n");
                return;
            }
            Optional<Response> response = router.answer(request(exchange, body));
            if (response.isPresent()) {
                write(exchange, response.get());
            }
        }
    }

    private static Request request(HttpExchange exchange, byte[] body) {
        SortedMap<String, String> headers = new TreeMap<>();
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.getFirst()));
        return new Request(exchange.getRequestURI().getPath(), headers, body);
    }

    private static void discard(InputStream rest) throws IOException {
        long discarded = 0;
        byte[] block = new byte[64 * 1024];
        int read = rest.read(block);
        while (read >= 0 && discarded < MOST_DISCARDED) {
            discarded += read;
            read = rest.read(block);
        }
    }

    private static void refuse(HttpExchange exchange, int status, String text) throws IOException {
        SortedMap<String, String> headers = new TreeMap<>();
        headers.put("Content-Type", "text/plain; charset=utf-8");
        headers.put("Connection", "close");
        write(exchange, new Response(status, headers, text.getBytes(StandardCharsets.UTF_8)));
    }

    private static void write(HttpExchange exchange, Response response) throws IOException {
        response.headers().forEach(exchange.getResponseHeaders()::set);
        byte[] body = response.body();
        exchange.sendResponseHeaders(response.status(), body.length == 0 ? -1 : body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }
}
