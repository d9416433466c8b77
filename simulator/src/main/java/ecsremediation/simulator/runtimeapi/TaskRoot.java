package ecsremediation.simulator.runtimeapi;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A function's code as Lambda unpacks it: classes at the root, libraries in {@code lib}. */
public final class TaskRoot {
    private TaskRoot() {}

    /**
     * Links {@code code} and its libraries (in {@code lib}) into a folder. If {@code code} is a folder of classes,
     * its contents are linked at the root.
     *
     * @param root an empty folder
     */
    public static Path assemble(Path root, Path code, List<Path> libraries) throws IOException {
        Path lib = Files.createDirectories(root.resolve("lib"));
        for (Path library : libraries) {
            Files.createSymbolicLink(lib.resolve(library.getFileName()), library.toAbsolutePath());
        }
        if (Files.isDirectory(code)) {
            try (var entries = Files.newDirectoryStream(code)) {
                for (Path entry : entries) {
                    Files.createSymbolicLink(root.resolve(entry.getFileName()), entry.toAbsolutePath());
                }
            }
        } else {
            Files.createSymbolicLink(lib.resolve(code.getFileName()), code.toAbsolutePath());
        }
        return root;
    }
}
