package ecsremediation.cli;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folder that a command writes its results to. The command checks it before it starts the run. */
record OutFolder(Path path) {

    /**
     * Creates the folder if it is missing, and writes and deletes a file in it.
     *
     * @throws UserError if one of these fails; it names the folder and {@code --out}
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

    /** Creates a subfolder for files {@code 001.json} and so on, and deletes such files of an earlier run. */
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

    /** Writes a file; replaces an older one. */
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
                "cannot write to " + path.toAbsolutePath().normalize(), "name a writable folder with --out");
    }
}
