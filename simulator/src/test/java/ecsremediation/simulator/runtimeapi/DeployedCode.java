package ecsremediation.simulator.runtimeapi;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** The folders of the deployed code and of the runtime client. */
public final class DeployedCode {
    private static final Path ROOT = layOut();

    private DeployedCode() {}

    /** The packaged functions with their run-time dependencies, laid out as Lambda unpacks them. */
    public static Path root() {
        return ROOT;
    }

    /** The runtime interface client with its libraries, from this test's class path. */
    public static List<Path> runtime() {
        Pattern client =
                Pattern.compile("(aws-lambda-java-(runtime-interface-client|core|serialization)|utils-lite)-.*\\.jar");
        return classPath().stream()
                .filter(path -> client.matcher(path.getFileName().toString()).matches())
                .toList();
    }

    private static Path layOut() {
        Path target = Path.of("..", "functions", "target").toAbsolutePath().normalize();
        try {
            List<Path> libraries = paths(Files.readString(target.resolve("runtime.classpath")));
            Path root = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "task");
            return TaskRoot.assemble(root, functions(), libraries);
        } catch (IOException e) {
            throw new UncheckedIOException("build the functions first: mvn -pl functions,simulator verify", e);
        }
    }

    /**
     * The functions module as Maven resolved it: its jar from the package phase on. A folder of classes is not
     * enough.
     */
    private static Path functions() {
        return classPath().stream()
                .filter(path -> path.getFileName().toString().matches("functions-.*\\.jar"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "the packaged functions are not on the class path: run mvn verify, which packages them first"));
    }

    private static List<Path> classPath() {
        return paths(System.getProperty("java.class.path"));
    }

    private static List<Path> paths(String joined) {
        return Pattern.compile(File.pathSeparator, Pattern.LITERAL)
                .splitAsStream(joined.strip())
                .map(Path::of)
                .toList();
    }
}
