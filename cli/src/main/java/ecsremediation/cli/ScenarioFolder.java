package ecsremediation.cli;

import ecsremediation.simulator.play.file.ScenarioFile;
import ecsremediation.simulator.play.file.ScenarioFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The scenarios of this project: the folder {@code scenarios} of the project's folder.
 *
 * @param path the folder; empty if there is none
 */
record ScenarioFolder(Optional<Path> path) {
    /** The launcher sets this property to the project's folder. */
    static final String HOME = "ecs-remediation.home";

    private static final String NAME = "scenarios";

    /** The folder in the project's folder; without the launcher, in the working directory or above it. */
    static ScenarioFolder find() {
        Path from = Path.of(System.getProperty(HOME, "")).toAbsolutePath();
        return new ScenarioFolder(
                Stream.iterate(Optional.of(from), Optional::isPresent, folder -> folder.map(Path::getParent))
                        .flatMap(Optional::stream)
                        .map(folder -> folder.resolve(NAME))
                        .filter(Files::isDirectory)
                        .findFirst());
    }

    /**
     * Its scenarios, by name.
     *
     * @throws UserError if there is no such folder, or a file in it is not a scenario
     */
    List<ScenarioFile> all() {
        return files().stream().map(ScenarioFolder::read).toList();
    }

    private List<Path> files() {
        Path folder = path.orElseThrow(() -> UserError.environment(
                "no folder " + NAME + " in the working directory or above it", "run it in the project's folder"));
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ScenarioFile.ENDING))
                    .sorted()
                    .toList();
        } catch (IOException refused) {
            throw UserError.environment("cannot list " + folder, "check its permissions");
        }
    }

    /**
     * The scenario of a file, or of this name in the folder.
     *
     * @throws UserError if there is no such file
     * @throws ScenarioFileException if it is not a scenario
     */
    ScenarioFile named(String fileOrName) {
        Path file = Path.of(fileOrName);
        if (Files.isRegularFile(file)) {
            return read(file);
        }
        return path.map(folder -> folder.resolve(fileOrName + ScenarioFile.ENDING))
                .filter(Files::isRegularFile)
                .map(ScenarioFolder::read)
                .orElseThrow(() -> UserError.usage(
                        "'" + fileOrName + "' is neither a file nor a scenario of this project",
                        "simulate --list shows the scenarios"));
    }

    private static ScenarioFile read(Path file) {
        try {
            return ScenarioFile.read(file);
        } catch (IOException refused) {
            throw UserError.environment("cannot read " + file + " as UTF-8", "check the file and its permissions");
        }
    }
}
