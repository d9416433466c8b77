package ecsremediation.simulator.runtimeapi;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One function in a process of its own, under AWS's runtime interface client and with the JVM flags of Lambda's Java
 * runtime. Its output goes to a file.
 */
public final class FunctionProcess implements AutoCloseable {
    /** The runtime interface client's entry. */
    private static final String CLIENT = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";

    /** How Lambda starts Java with 1024 MB: C1 alone, one collector thread, a heap from 1/64 to 85 % of the memory. */
    private static final List<String> FLAGS = List.of(
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-XX:InitialHeapSize=16m",
            "-XX:MaxHeapSize=870m",
            "-Djava.net.preferIPv4Stack=true",
            "--enable-native-access=ALL-UNNAMED",
            "-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac");

    /** Where the runtime client looks for its native part before it unpacks it. */
    private static final String NATIVE_PROPERTY =
            "com.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI";

    private final RuntimeApi api;
    private final Process process;
    private final long started;

    private FunctionProcess(RuntimeApi api, Process process, long started) {
        this.api = api;
        this.process = process;
        this.started = started;
    }

    /**
     * Starts the function.
     *
     * @param environment with {@code AWS_LAMBDA_INITIALIZATION_TYPE} as {@code snap-start} the function goes through what
     *     comes before and after a snapshot, in one process
     * @param log takes what the function writes
     */
    public static FunctionProcess start(RuntimeApi api, FunctionCode code, Map<String, String> environment, Path log)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(FLAGS);
        command.add("-D" + NATIVE_PROPERTY + "=" + nativeClient(code, log));
        command.addAll(code.flags());
        command.add("-cp");
        command.add(String.join(
                File.pathSeparator, code.runtime().stream().map(Path::toString).toList()));
        command.add(CLIENT);
        command.add(code.handler());
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(code.root().toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        builder.environment().put("AWS_LAMBDA_RUNTIME_API", api.address());
        builder.environment().put("AWS_LAMBDA_FUNCTION_NAME", "ecs-remediation");
        builder.environment().put("AWS_LAMBDA_FUNCTION_VERSION", "1");
        builder.environment().put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "1024");
        builder.environment().putIfAbsent("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand");
        builder.environment().put("LANG", "en_US.UTF-8");
        builder.environment().put("LAMBDA_TASK_ROOT", code.root().toString());
        long started = System.nanoTime();
        return new FunctionProcess(api, builder.start(), started);
    }

    /**
     * Unpacks the runtime client's native part into a file for this process alone. By itself the client writes over one
     * file in /tmp, which it may do on Lambda, and which kills the others where several functions share a machine.
     */
    private static Path nativeClient(FunctionCode code, Path log) throws IOException {
        String architecture = System.getProperty("os.arch").equals("aarch64") ? "aarch_64" : "x86_64";
        Path jar = code.runtime().stream()
                .filter(path -> path.getFileName().toString().startsWith("aws-lambda-java-runtime-interface-client"))
                .findFirst()
                .orElseThrow(() -> new IOException("the runtime interface client is not among " + code.runtime()));
        Path unpacked = log.toAbsolutePath().resolveSibling(log.getFileName() + ".so");
        try (FileSystem files = FileSystems.newFileSystem(jar)) {
            Path inside = files.getPath("jni", "libaws-lambda-jni.linux-" + architecture + ".so");
            Files.copy(inside, unpacked, StandardCopyOption.REPLACE_EXISTING);
        }
        return unpacked;
    }

    /** Hands an event over and waits. */
    public FunctionResponse invoke(String event, Duration patience) throws InterruptedException, TimeoutException {
        return api.invoke(event, patience);
    }

    /** The real time since the process was started. */
    public Duration age() {
        return Duration.ofNanos(System.nanoTime() - started);
    }

    /** The CPU time it took so far, of all its threads. */
    public Duration cpu() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** The number of its process, for tools that look into it. */
    public long pid() {
        return process.pid();
    }

    /** The most memory it ever held, in KiB, as Linux counts it (VmHWM). */
    public long peakMemoryKib() throws IOException {
        return Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status")).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow(() -> new IOException("the process has ended"));
    }

    /**
     * Asks the process to end, as Lambda does before it takes an environment down, and waits until it has done what it does
     * at its end.
     *
     * @throws TimeoutException when it does not end within two minutes
     */
    public void end() throws InterruptedException, TimeoutException {
        process.destroy();
        if (!process.waitFor(2, TimeUnit.MINUTES)) {
            throw new TimeoutException("the process goes on after two minutes");
        }
    }

    /** Ends the process by force, and waits until it has ended. */
    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
