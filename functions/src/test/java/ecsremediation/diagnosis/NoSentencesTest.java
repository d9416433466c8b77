package ecsremediation.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A diagnosis is data: every sentence stands in report. */
final class NoSentencesTest {
    private static final Path SOURCES = Path.of("src/main/java/ecsremediation/diagnosis");

    /** A comment, a text block, a string literal, or a character literal. */
    private static final Pattern TOKEN = Pattern.compile(
            "//[^\n]*|/\\*.*?\\*/|\"\"\".*?\"\"\"|\"(?:\\\\.|[^\"\\\\])*\"|'(?:\\\\.|[^'\\\\])+'", Pattern.DOTALL);

    /** Files that may hold a string with a space in it, and why. */
    private static final Map<String, String> ALLOWED = Map.of(
            "MessageKind.java", "fragments of ECS's messages, to recognise them",
            "StopKind.java", "fragments of ECS's stop reasons, to recognise them");

    @Test
    void noStringHasASpaceButWhatIsMatchedAgainstTheWordsOfAws() throws IOException {
        Map<String, List<String>> sentences = sentences();
        sentences.keySet().removeAll(ALLOWED.keySet());

        assertThat(sentences).isEmpty();
    }

    @Test
    void everyAllowedFileNeedsItsPlaceInTheList() throws IOException {
        assertThat(sentences()).containsKeys(ALLOWED.keySet().toArray(String[]::new));
    }

    private static Map<String, List<String>> sentences() throws IOException {
        Map<String, List<String>> sentences = new TreeMap<>();
        try (Stream<Path> files = Files.list(SOURCES)) {
            for (Path file : files.sorted().toList()) {
                List<String> found = TOKEN.matcher(Files.readString(file))
                        .results()
                        .map(MatchResult::group)
                        .filter(token -> token.startsWith("\"") && token.contains(" "))
                        .toList();
                if (!found.isEmpty()) {
                    sentences.put(file.getFileName().toString(), found);
                }
            }
        }
        return sentences;
    }
}
