package ecsremediation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sentences are output: what decides and acts holds reasons, numbers and names, and no text for people. */
final class SentencesTest {
    private static final Path SOURCES = Path.of("src/main/java/ecsremediation");

    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");

    /** What an exception says is for whoever broke a promise in the code, not for an operator. */
    private static final String EXCEPTION = "Exception(";

    @ParameterizedTest
    @ValueSource(strings = {"plan", "act"})
    void thePackageHoldsNoSentence(String name) throws IOException {
        assertThat(sentences(SOURCES.resolve(name)))
                .as(
                        "text for operators stands in report: HoldText and EscalationText say why, NextStepText says what"
                                + " to do, PlanText what became of it; %s gives them a reason as a record",
                        name)
                .isEmpty();
    }

    private static List<String> sentences(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> sources =
                    files.filter(f -> f.toString().endsWith(".java")).sorted().toList();
            assertThat(sources).isNotEmpty();
            return sources.stream().flatMap(SentencesTest::sentencesOf).toList();
        }
    }

    private static Stream<String> sentencesOf(Path source) {
        List<String> lines = lines(source);
        return IntStream.range(0, lines.size())
                .filter(i -> !isComment(lines.get(i)) && !lines.get(i).contains(EXCEPTION))
                .filter(i -> holdsSentence(lines.get(i)))
                .mapToObj(i -> source.getFileName() + ":" + (i + 1) + " "
                        + lines.get(i).strip());
    }

    private static boolean holdsSentence(String line) {
        Matcher literals = LITERAL.matcher(line);
        return literals.results().anyMatch(literal -> literal.group(1).contains(" ")) || line.contains("\"\"\"");
    }

    private static boolean isComment(String line) {
        String code = line.strip();
        return code.startsWith("*") || code.startsWith("/*") || code.startsWith("//");
    }

    private static List<String> lines(Path source) {
        try {
            return Files.readAllLines(source);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
