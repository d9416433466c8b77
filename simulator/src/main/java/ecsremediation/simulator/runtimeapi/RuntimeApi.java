package ecsremediation.simulator.runtimeapi;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The Lambda Runtime API (version 2018-06-01) on loopback, for one function process. It delivers one event at a time
 * and receives the answers.
 */
public final class RuntimeApi implements AutoCloseable {
    private static final String ROOT = "/2018-06-01/runtime/";

    /** The deadline that each event carries; the template's Timeout. */
    private static final Duration TIMEOUT = Duration.ofMinutes(1);

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final LinkedBlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final LinkedBlockingQueue<Reply> replies = new LinkedBlockingQueue<>();

    /** Starts to listen on any free port. */
    public RuntimeApi() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(ROOT, this::handle);
        server.setExecutor(threads);
        server.start();
    }

    /** The value of {@code AWS_LAMBDA_RUNTIME_API} for the function's process. */
    public String address() {
        return server.getAddress().getAddress().getHostAddress() + ":"
                + server.getAddress().getPort();
    }

    /**
     * Delivers one event and waits for the result.
     *
     * @param timeout maximum wait in real time
     * @throws TimeoutException if there is no result within that time
     */
    public FunctionResponse invoke(String event, Duration timeout) throws InterruptedException, TimeoutException {
        long start = System.nanoTime();
        events.add(new Event(UUID.randomUUID().toString(), event));
        Reply answer = replies.poll(timeout.toNanos(), TimeUnit.NANOSECONDS);
        if (answer == null) {
            throw new TimeoutException("no answer within " + timeout.toSeconds() + " s");
        }
        return new FunctionResponse(answer.succeeded(), answer.body(), Duration.ofNanos(System.nanoTime() - start));
    }

    /** Stops listening. A process that waits for its next event then ends. */
    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath().substring(ROOT.length());
        try (exchange) {
            if (path.equals("invocation/next")) {
                next(exchange);
            } else if (path.endsWith("/response")) {
                take(exchange, true);
            } else if (path.endsWith("/error")) {
                take(exchange, false);
            } else {
                exchange.sendResponseHeaders(404, -1);
            }
        }
    }

    private void next(HttpExchange exchange) throws IOException {
        try {
            Event event = events.take();
            Instant deadline = Instant.now().plus(TIMEOUT);
            exchange.getResponseHeaders().set("Lambda-Runtime-Aws-Request-Id", event.id());
            exchange.getResponseHeaders().set("Lambda-Runtime-Deadline-Ms", Long.toString(deadline.toEpochMilli()));
            exchange.getResponseHeaders()
                    .set(
                            "Lambda-Runtime-Invoked-Function-Arn",
                            "arn:aws:lambda:eu-central-1:111122223333:function:ecs-remediation");
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            byte[] body = event.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void take(HttpExchange exchange, boolean succeeded) throws IOException {
        replies.add(new Reply(succeeded, new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
        exchange.sendResponseHeaders(202, -1);
    }

    private record Event(String id, String body) {}

    private record Reply(boolean succeeded, String body) {}
}
