package ecsremediation.bench;

import ecsremediation.simulator.runtimeapi.FunctionCode;
import ecsremediation.simulator.runtimeapi.TaskRoot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/**
 * The code of the alarm functions that are compared.
 *
 * @param functions the class path of the deployed functions: jars, our own first
 * @param all the class path of the benchmark, with the runtime interface client and the naive function
 * @param folder where they are laid out
 */
record ColdCode(List<Path> functions, List<Path> all, Path folder) {
    private static final String OURS = "ecsremediation.handler.AlarmFunction::handleRequest";
    private static final String NAIVE = "ecsremediation.bench.NaiveAlarmFunction::handleRequest";

    /** What Lambda's Java runtime brings. */
    private static final Pattern RUNTIME =
            Pattern.compile("(aws-lambda-java-(runtime-interface-client|core|serialization)|utils-lite)-.*\\.jar");

    private static final Pattern NOT_IN_NAIVE = Pattern.compile(
            "(simulator|jackson-dataformat-cbor|url-connection-client|aws-lambda-java-runtime-interface-client"
                    + "|aws-lambda-java-serialization)-.*");

    /** What a project with the naive function alone would depend on, as Lambda unpacks it. */
    FunctionCode naive() throws IOException {
        List<Path> jars = all.stream()
                .filter(path ->
                        !NOT_IN_NAIVE.matcher(path.getFileName().toString()).matches())
                .toList();
        return new FunctionCode(unpacked("naive", jars), NAIVE, runtime(), List.of());
    }

    /** Ours as Lambda unpacks it. */
    FunctionCode plain() throws IOException {
        return new FunctionCode(unpacked("plain", functions), OURS, runtime(), List.of());
    }

    /**
     * Ours with an AOT cache, which a run of its own makes. The JVM caches only what its own class path holds, so that all
     * jars stand there together with the runtime's, and nothing in the function's folder.
     */
    FunctionCode aot() throws IOException, InterruptedException, TimeoutException {
        Path root = Files.createDirectories(folder.resolve("aot"));
        Path cache = folder.resolve("alarm.aot");
        List<Path> flat = new ArrayList<>(runtime());
        functions.stream().filter(path -> !flat.contains(path)).forEach(flat::add);
        ColdRun.train(
                new FunctionCode(root, OURS, flat, List.of("-XX:AOTCacheOutput=" + cache)), folder.resolve("aot.log"));
        return new FunctionCode(root, OURS, flat, List.of("-XX:AOTCache=" + cache, "-XX:AOTMode=on"));
    }

    private List<Path> runtime() {
        return all.stream()
                .filter(path -> RUNTIME.matcher(path.getFileName().toString()).matches())
                .toList();
    }

    private Path unpacked(String name, List<Path> jars) throws IOException {
        Path root = Files.createDirectories(folder.resolve(name));
        return TaskRoot.assemble(root, jars.getFirst(), jars.subList(1, jars.size()));
    }
}
