package ecsremediation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A command with a name in it is a {@code ShellCommand}: no string literal begins one. */
final class CommandTextsTest {
    private static final Path FUNCTIONS = Path.of("src/main/java");
    private static final Path CLI = Path.of("../cli/src/main/java");

    /** A program with its first argument at the beginning of a literal, or behind a colon or a semicolon. */
    private static final Pattern COMMAND =
            Pattern.compile("\"(?:[^\"]*[:;] )?\\s*(?:\\./)?(?:aws|ecs-remediation) [a-z][^\"]*\"");

    /** The same, with a value behind it. */
    private static final Pattern WITH_VALUE = Pattern.compile(COMMAND.pattern() + "\\s*\\+\\s*[a-z]");

    /** Files with such a literal, and why no name of others gets into it. */
    private static final Map<String, String> ALLOWED = Map.of(
            "LabCommand.java", "the options of the run itself, checked by the command line",
            "SweepLines.java", "a seed, a number",
            "ServeGuide.java", "the address of the served account");

    @Test
    void noTextOfTheFunctionsBeginsACommand() {
        assertThat(found(FUNCTIONS, COMMAND)).isEmpty();
    }

    @Test
    void noTextOfTheCliPutsAValueIntoACommand() {
        Map<String, List<String>> found = found(CLI, WITH_VALUE);

        assertThat(found.keySet()).isEqualTo(ALLOWED.keySet());
    }

    private static Map<String, List<String>> found(Path folder, Pattern pattern) {
        Map<String, List<String>> found = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> sources =
                    files.filter(f -> f.toString().endsWith(".java")).sorted().toList();
            assertThat(sources).isNotEmpty();
            for (Path source : sources) {
                List<String> literals = pattern.matcher(Files.readString(source))
                        .results()
                        .map(MatchResult::group)
                        .toList();
                if (!literals.isEmpty()) {
                    found.put(source.getFileName().toString(), literals);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }
}
