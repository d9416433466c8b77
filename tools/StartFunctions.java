import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Starts functions from what sam build made, each as Lambda does: its own process, the real runtime interface client, one
 * event from a Runtime API. The event is an empty object, which every function ignores without a call to AWS.
 *
 * <p>usage: java StartFunctions.java BUILD_FOLDER CLIENT_FOLDER NAME=HANDLER...
 */
class StartFunctions {
    private static final int LONGEST_SECONDS = 60;
    private static final String API = "/2018-06-01/runtime/";

    private static final Map<String, String> ENVIRONMENT = Map.ofEntries(
            Map.entry("MODE", "off"),
            Map.entry("TABLE_NAME", "ecs-remediation"),
            Map.entry("OPERATOR_TOPIC_ARN", "arn:aws:sns:eu-central-1:111122223333:ecs-remediation-operators"),
            Map.entry("STACK_NAME", "ecs-remediation"),
            Map.entry("AWS_REGION", "eu-central-1"),
            Map.entry("AWS_ACCESS_KEY_ID", "none"),
            Map.entry("AWS_SECRET_ACCESS_KEY", "none"),
            Map.entry("AWS_ENDPOINT_URL", "http://127.0.0.1:9"),
            Map.entry("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "1024"),
            Map.entry("AWS_LAMBDA_FUNCTION_VERSION", "1"),
            Map.entry("POWERTOOLS_SERVICE_NAME", "ecs-remediation"),
            Map.entry("POWERTOOLS_METRICS_NAMESPACE", "EcsRemediation"));

    /** What a function sent back: its answer, or the failure it reported. */
    private record Answer(boolean good, String text) {}

    private final BlockingQueue<Answer> answers = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();

    public static void main(String[] arguments) throws Exception {
        boolean allGood = true;
        for (String function : List.of(arguments).subList(2, arguments.length)) {
            String[] nameAndHandler = function.split("=", 2);
            Answer answer = new StartFunctions().start(
                    Path.of(arguments[0], nameAndHandler[0]), Path.of(arguments[1]), nameAndHandler[1]);
            System.out.println(nameAndHandler[0] + (answer.good() ? " answers " : " FAILS: ") + answer.text());
            allGood &= answer.good();
        }
        System.exit(allGood ? 0 : 1);
    }

    private Answer start(Path built, Path client, String handler) throws Exception {
        HttpServer api = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        api.setExecutor(Thread::startVirtualThread);
        api.createContext(API, this::serve);
        api.start();
        events.add("{}");
        Process process = process(built, client, handler, api.getAddress().getPort());
        try {
            process.onExit().thenRun(() -> answers.add(new Answer(false, "the process ended before it answered")));
            Answer answer = answers.poll(LONGEST_SECONDS, TimeUnit.SECONDS);
            return answer == null ? new Answer(false, "no answer within " + LONGEST_SECONDS + " s") : answer;
        } finally {
            process.destroyForcibly().waitFor();
            api.stop(0);
        }
    }

    private static Process process(Path built, Path client, String handler, int port) throws IOException {
        String classPath = String.join(":", client + "/*", built.toString(), built + "/lib/*");
        ProcessBuilder process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        classPath,
                        "com.amazonaws.services.lambda.runtime.api.client.AWSLambda",
                        handler)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(built.resolveSibling("start.log").toFile()));
        process.environment().putAll(ENVIRONMENT);
        process.environment().put("AWS_LAMBDA_RUNTIME_API", "127.0.0.1:" + port);
        process.environment().put("AWS_LAMBDA_FUNCTION_NAME", built.getFileName().toString());
        process.environment().put("LAMBDA_TASK_ROOT", built.toString());
        process.environment().put("_HANDLER", handler);
        return process.start();
    }

    private void serve(HttpExchange call) throws IOException {
        String path = call.getRequestURI().getPath();
        String body = new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (path.endsWith("/next")) {
            next(call);
        } else {
            answers.add(new Answer(path.endsWith("/response"), body));
            send(call, 202, "");
        }
    }

    /** Hands out the one event; after that the call hangs until the process is ended, as Lambda's does when it freezes. */
    private void next(HttpExchange call) throws IOException {
        try {
            String event = events.take();
            call.getResponseHeaders().add("Lambda-Runtime-Aws-Request-Id", "8ea123e4-1db7-4aca-ad10-d9ca1234c1fd");
            call.getResponseHeaders().add("Lambda-Runtime-Deadline-Ms", "4102444800000");
            call.getResponseHeaders().add("Lambda-Runtime-Invoked-Function-Arn",
                    "arn:aws:lambda:eu-central-1:111122223333:function:start");
            send(call, 200, event);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            call.close();
        }
    }

    private static void send(HttpExchange call, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        call.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        call.getResponseBody().write(bytes);
        call.close();
    }
}
