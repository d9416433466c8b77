import ecsremediation.simulator.runtimeapi.FunctionCode;
import ecsremediation.simulator.runtimeapi.FunctionProcess;
import ecsremediation.simulator.runtimeapi.FunctionResponse;
import ecsremediation.simulator.runtimeapi.RuntimeApi;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * Starts each function from the artifact of sam build as Lambda does: in its own process, with the runtime
 * interface client and one event from a Runtime API. The event is an empty object; every function ignores it
 * and makes no call to AWS.
 *
 * <p>usage: java -cp SIMULATOR StartFunctions.java BUILD_FOLDER CLIENT_FOLDER NAME=HANDLER...
 */
class StartFunctions {
    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    /** The variables that template.yaml and Lambda set. Nothing listens at the endpoint. */
    private static final Map<String, String> ENVIRONMENT = Map.of(
            "MODE", "off",
            "TABLE_NAME", "ecs-remediation",
            "OPERATOR_TOPIC_ARN", "arn:aws:sns:eu-central-1:111122223333:ecs-remediation-operators",
            "STACK_NAME", "ecs-remediation",
            "POWERTOOLS_SERVICE_NAME", "ecs-remediation",
            "AWS_REGION", "eu-central-1",
            "AWS_ACCESS_KEY_ID", "none",
            "AWS_SECRET_ACCESS_KEY", "none",
            "AWS_ENDPOINT_URL", "http://127.0.0.1:9");

    public static void main(String[] arguments) throws Exception {
        Path built = Path.of(arguments[0]).toAbsolutePath();
        List<Path> client;
        try (Stream<Path> jars = Files.list(Path.of(arguments[1]))) {
            client = jars.map(Path::toAbsolutePath).sorted().toList();
        }
        boolean allAnswer = true;
        for (String function : List.of(arguments).subList(2, arguments.length)) {
            String[] nameAndHandler = function.split("=", 2);
            Path log = built.resolve(nameAndHandler[0] + ".log");
            FunctionCode code =
                    new FunctionCode(built.resolve(nameAndHandler[0]), nameAndHandler[1], client, List.of());
            allAnswer &= answers(nameAndHandler[0], code, log);
        }
        System.exit(allAnswer ? 0 : 1);
    }

    private static boolean answers(String name, FunctionCode code, Path log) throws Exception {
        try (RuntimeApi api = new RuntimeApi();
                FunctionProcess process =
                        FunctionProcess.start(api, code, ENVIRONMENT, log)) {
            FunctionResponse answer = process.invoke("{}", TIMEOUT);
            String verb = answer.succeeded() ? " answered in " : " FAILED in ";
            System.out.println(name + verb + answer.took().toMillis() + " ms: " + answer.body());
            return answer.succeeded();
        } catch (TimeoutException e) {
            System.out.println(name + " did not answer within " + TIMEOUT.toSeconds() + " s; its output is in " + log);
            return false;
        }
    }
}
