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
import java.util.concurrent.TimeoutException;

/**
 * One function in its own process, under AWS's runtime interface client and with the JVM flags of Lambda's Java
 * runtime. Its output goes to a file.
 */
public final class FunctionProcess implements AutoCloseable {
    /** The main class of the runtime interface client. */
    private static final String CLIENT = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";

    /**
     * The JVM flags of Lambda's Java runtime with 1024 MB: C1 only, one collector thread, a heap from 1/64 to 85 % of
     * the memory.
     */
    private static final List<String> FLAGS = List.of(
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-XX:InitialHeapSize=16m",
            "-XX:MaxHeapSize=870m",
            "-Djava.net.preferIPv4Stack=true",
            "--enable-native-access=ALL-UNNAMED");

    /** The property with the path of the client's native library. Without it the client unpacks its own. */
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
     * @param log the file for the function's output
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
        builder.environment().put("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand");
        builder.environment().put("LANG", "en_US.UTF-8");
        builder.environment().put("LAMBDA_TASK_ROOT", code.root().toString());
        long started = System.nanoTime();
        return new FunctionProcess(api, builder.start(), started);
    }

    /**
     * Unpacks the client's native library into a separate file for this process. By default the client overwrites one
     * file in /tmp, which breaks other functions on the same machine.
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

    /**
     * Sends one event and waits for the answer.
     *
     * @param timeout maximum wait in real time
     * @throws TimeoutException if there is no answer within that time
     */
    public FunctionResponse invoke(String event, Duration timeout) throws InterruptedException, TimeoutException {
        return api.invoke(event, timeout);
    }

    /** The real time since the start of the process. */
    public Duration age() {
        return Duration.ofNanos(System.nanoTime() - started);
    }

    /** The CPU time of all threads of the process so far. */
    public Duration cpu() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** The process id, for external tools. */
    public long pid() {
        return process.pid();
    }

    /** The peak resident memory in KiB (VmHWM of Linux). */
    public long peakMemoryKib() throws IOException {
        return Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status")).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow(() -> new IOException("the process has ended"));
    }

    /** Ends the process and waits until it has ended. */
    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
