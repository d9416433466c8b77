package ecsremediation.simulator.e2e;

import ecsremediation.simulator.lambda.SimulatedFunction;
import ecsremediation.simulator.runtimeapi.DeployedCode;
import ecsremediation.simulator.runtimeapi.FunctionCode;
import ecsremediation.simulator.runtimeapi.FunctionProcess;
import ecsremediation.simulator.runtimeapi.FunctionResponse;
import ecsremediation.simulator.runtimeapi.RuntimeApi;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A deployed function in its own process. Its SDK calls go to the world's endpoint. */
final class DeployedFunction implements SimulatedFunction, AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    private final RuntimeApi api;
    private final FunctionProcess process;
    private final Path log;

    private DeployedFunction(RuntimeApi api, FunctionProcess process, Path log) {
        this.api = api;
        this.process = process;
        this.log = log;
    }

    static DeployedFunction start(String name, URI endpoint, String mode, Path folder) throws IOException {
        return start(name, settings(endpoint, mode), folder);
    }

    /** As SnapStart does: it is ready for its snapshot, and restored, before the first event. */
    static DeployedFunction restore(String name, URI endpoint, String mode, Path folder) throws IOException {
        Map<String, String> settings = settings(endpoint, mode);
        settings.put("AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start");
        return start(name, settings, folder);
    }

    private static DeployedFunction start(String name, Map<String, String> settings, Path folder) throws IOException {
        RuntimeApi api = new RuntimeApi();
        FunctionCode code = new FunctionCode(
                DeployedCode.root(),
                "ecsremediation.handler." + name + "::handleRequest",
                DeployedCode.runtime(),
                List.of());
        Path log = folder.resolve(name + ".log");
        return new DeployedFunction(api, FunctionProcess.start(api, code, settings, log), log);
    }

    /** The file of its log. */
    Path log() {
        return log;
    }

    @Override
    public byte[] invoke(byte[] event) throws Exception {
        FunctionResponse answer = process.invoke(new String(event, StandardCharsets.UTF_8), TIMEOUT);
        if (!answer.succeeded()) {
            throw new IllegalStateException(answer.body());
        }
        return answer.body().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        process.close();
        api.close();
    }

    private static Map<String, String> settings(URI endpoint, String mode) {
        Map<String, String> settings = new TreeMap<>();
        settings.put("MODE", mode);
        settings.put("TABLE_NAME", "ecs-remediation");
        settings.put("OPERATOR_TOPIC_ARN", "arn:aws:sns:eu-central-1:111122223333:ecs-remediation-operators");
        settings.put("ALARM_TOPIC_ARN", "arn:aws:sns:eu-central-1:111122223333:notification_list");
        settings.put("STACK_NAME", "ecs-remediation");
        settings.put("AWS_REGION", "eu-central-1");
        settings.put("AWS_ENDPOINT_URL", endpoint.toString());
        settings.put("AWS_ACCESS_KEY_ID", "test");
        settings.put("AWS_SECRET_ACCESS_KEY", "test");
        return settings;
    }
}
