package ecsremediation.bench;

import ecsremediation.incident.Mode;
import ecsremediation.simulator.World;
import ecsremediation.simulator.endpoint.AwsEndpoint;
import ecsremediation.simulator.ports.ServedMode;
import ecsremediation.simulator.runtimeapi.FunctionCode;
import ecsremediation.simulator.runtimeapi.FunctionProcess;
import ecsremediation.simulator.runtimeapi.FunctionResponse;
import ecsremediation.simulator.runtimeapi.RuntimeApi;
import ecsremediation.simulator.scenario.Lab;
import ecsremediation.simulator.scenario.LabNames;
import ecsremediation.simulator.scenario.LabScenario;
import ecsremediation.simulator.scenario.LabSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;

/** One cold run of an alarm function, against a lab in trouble of its own: it raises the group and sends the e-mail. */
final class ColdRun {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private ColdRun() {}

    /**
     * Measures a run.
     *
     * @param log takes what the function writes
     */
    static Figures measure(FunctionCode code, Path log) throws IOException, InterruptedException, TimeoutException {
        return run(code, log, process -> {});
    }

    /** Lets the function run and end by itself, as a JVM has to that writes an AOT cache when it ends. */
    static void train(FunctionCode code, Path log) throws IOException, InterruptedException, TimeoutException {
        run(code, log, FunctionProcess::end);
    }

    private static Figures run(FunctionCode code, Path log, ProcessEnd ending)
            throws IOException, InterruptedException, TimeoutException {
        Lab lab = LabScenario.build(new LabSettings(7, Instant.now().minus(Duration.ofMinutes(5)), OptionalInt.of(10)));
        String event = alarm(lab);
        try (AwsEndpoint endpoint =
                        AwsEndpoint.start(lab.world(), new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
                RuntimeApi api = new RuntimeApi();
                FunctionProcess process = FunctionProcess.start(api, code, settings(endpoint.uri()), log)) {
            ServedMode.order(Mode.ACT, endpoint.uri(), lab.world().now());
            FunctionResponse answer = process.invoke(event, PATIENCE);
            Figures figures = new Figures(
                    process.age().toNanos() / 1e9,
                    process.cpu().toNanos() / 1e9,
                    process.peakMemoryKib() / 1024.0,
                    classes(process.pid()));
            int desired = lab.world()
                    .read(() -> lab.world()
                            .autoScaling()
                            .group(LabNames.GROUP)
                            .sizes()
                            .desired());
            if (!answer.succeeded() || desired != 4) {
                throw new IOException("the run did not raise the group to 4 but to " + desired + ": " + answer.body()
                        + ", see " + log);
            }
            ending.end(process);
            return figures;
        }
    }

    /** The classes the process has loaded, by the JDK's own tool; asked after everything else was measured. */
    private static double classes(long pid) throws IOException {
        String tool = Path.of(System.getProperty("java.home"), "bin", "jstat").toString();
        Process asked = new ProcessBuilder(tool, "-class", Long.toString(pid)).start();
        String table = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return table.lines()
                .skip(1)
                .mapToDouble(line -> Double.parseDouble(line.strip().split("\\s+", 2)[0]))
                .findFirst()
                .orElseThrow(() -> new IOException("jstat says nothing of process " + pid));
    }

    /** Brings the lab into trouble and catches the alarm on its way to the function. */
    private static String alarm(Lab lab) {
        World world = lab.world();
        AtomicReference<String> caught = new AtomicReference<>("");
        world.functions().attach(LabNames.ALARM_FUNCTION, event -> {
            caught.set(new String(event, StandardCharsets.UTF_8));
            return new byte[0];
        });
        lab.raiseDesiredCount(4);
        for (int minutes = 0; minutes < 15 && caught.get().isEmpty(); minutes++) {
            world.advance(MINUTE);
        }
        return caught.get();
    }

    private static Map<String, String> settings(URI endpoint) {
        Map<String, String> settings = new TreeMap<>();
        settings.put("MODE", "act");
        settings.put("TABLE_NAME", "ecs-remediation");
        settings.put("OPERATOR_TOPIC_ARN", "arn:aws:sns:eu-central-1:111122223333:ecs-remediation-operators");
        settings.put("STACK_NAME", "ecs-remediation");
        settings.put("POWERTOOLS_SERVICE_NAME", "ecs-remediation");
        settings.put("POWERTOOLS_LOG_LEVEL", "INFO");
        // The naive variant's metrics want it; ours name their namespace themselves.
        settings.put("POWERTOOLS_METRICS_NAMESPACE", "EcsRemediation");
        settings.put("AWS_REGION", "eu-central-1");
        settings.put("AWS_ENDPOINT_URL", endpoint.toString());
        settings.put("AWS_ACCESS_KEY_ID", "test");
        settings.put("AWS_SECRET_ACCESS_KEY", "test");
        return settings;
    }

    /** How a run's process ends. */
    private interface ProcessEnd {
        void end(FunctionProcess process) throws InterruptedException, TimeoutException;
    }
}
