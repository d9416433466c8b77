package ecsremediation.simulator.runtimeapi;

import java.nio.file.Path;
import java.util.List;

/**
 * What a function's process is started with.
 *
 * @param root the folder with its code, as Lambda unpacks it
 * @param handler the class, and the method behind {@code ::}, as the template names it
 * @param runtime the runtime interface client with its libraries; on Lambda they belong to the runtime, not to the code
 * @param flags further JVM flags
 */
public record FunctionCode(Path root, String handler, List<Path> runtime, List<String> flags) {
    public FunctionCode {
        runtime = List.copyOf(runtime);
        flags = List.copyOf(flags);
    }
}
