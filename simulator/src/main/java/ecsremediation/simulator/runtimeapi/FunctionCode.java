package ecsremediation.simulator.runtimeapi;

import java.nio.file.Path;
import java.util.List;

/**
 * The parameters of a function's process.
 *
 * @param root the folder with its code, as Lambda unpacks it
 * @param handler the class, and the method after {@code ::}, as the template names it
 * @param runtime the runtime interface client and its libraries, which on Lambda belong to the runtime
 * @param flags further JVM flags
 */
public record FunctionCode(Path root, String handler, List<Path> runtime, List<String> flags) {
    public FunctionCode {
        runtime = List.copyOf(runtime);
        flags = List.copyOf(flags);
    }
}
