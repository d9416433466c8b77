package ecsremediation.cli;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folder a command writes its results into. Tried before the work begins, so that no run is lost for it. */
record OutFolder(Path path) {

    /**
     * Makes the folder where it is missing and checks that it can be written.
     *
     * @throws UserError naming the folder and what to do
     */
    static OutFolder prepare(Path path) {
        try {
            Files.createDirectories(path);
            Path trial = Files.createTempFile(path, ".trial", "");
            Files.delete(trial);
        } catch (IOException refused) {
            throw refusal(path);
        }
        return new OutFolder(path);
    }

    /** A folder in it for numbered files, without those of an earlier run. */
    OutFolder numbered(String name) {
        OutFolder folder = prepare(path.resolve(name));
        try (DirectoryStream<Path> old = Files.newDirectoryStream(folder.path(), "[0-9][0-9][0-9].json")) {
            for (Path file : old) {
                Files.delete(file);
            }
        } catch (IOException refused) {
            throw refusal(folder.path());
        }
        return folder;
    }

    /** Writes a file of the folder, replacing an older one. */
    Path write(String name, String text) {
        Path file = path.resolve(name);
        try {
            return Files.writeString(file, text);
        } catch (IOException refused) {
            throw refusal(file);
        }
    }

    private static UserError refusal(Path path) {
        return UserError.environment(
                "cannot write to " + path.toAbsolutePath().normalize(), "name a folder you may write to with --out");
    }
}
