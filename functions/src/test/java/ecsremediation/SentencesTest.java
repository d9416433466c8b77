package ecsremediation;

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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Only package report writes text for people. The packages that decide and act hold reasons, numbers and
 * names, so they have no string literal that contains a space.
 */
final class SentencesTest {
    private static final Path SOURCES = Path.of("src/main/java/ecsremediation");

    /** A comment, a text block, a string literal, or a character literal. */
    private static final Pattern TOKEN = Pattern.compile(
            "//[^\n]*|/\\*.*?\\*/|\"\"\".*?\"\"\"|\"(?:\\\\.|[^\"\\\\])*\"|'(?:\\\\.|[^'\\\\])+'", Pattern.DOTALL);

    /** An exception's text is for developers, not for operators. */
    private static final Pattern THROWN = Pattern.compile("Exception\\([^;{}]*$");

    /** Files that may hold such literals, and the reason. */
    private static final Map<String, String> ALLOWED = Map.of(
            "diagnosis/MessageKind.java", "fragments of ECS's messages, to recognise them",
            "diagnosis/StopKind.java", "fragments of ECS's stop reasons, to recognise them",
            "incident/SnapshotJson.java", "the place of an error in an invalid snapshot, for an exception's text",
            "incident/Version1Incident.java", "the sentence that marks a copy in rows of version 1.0.0, to read it",
            "incident/Version1Texts.java", "texts in rows of version 1.0.0, to read them",
            "incident/Version1Words.java", "words in rows of version 1.0.0, to read them");

    @ParameterizedTest
    @ValueSource(strings = {"incident", "diagnosis", "plan", "act", "lifecycle"})
    void thePackageHoldsNoSentence(String name) {
        Map<String, List<String>> sentences = sentences(name);
        sentences.keySet().removeAll(ALLOWED.keySet());

        assertThat(sentences)
                .as(
                        "package report writes the texts, such as HoldText, EscalationText, NextStepText and PlanText;"
                                + " %s passes a reason to it as a record",
                        name)
                .isEmpty();
    }

    @Test
    void everyAllowedFileHoldsSentences() {
        assertThat(ALLOWED.keySet())
                .allSatisfy(file ->
                        assertThat(sentences(file.replaceFirst("/.*", ""))).containsKey(file));
    }

    private static Map<String, List<String>> sentences(String name) {
        Map<String, List<String>> sentences = new TreeMap<>();
        for (Path source : sources(SOURCES.resolve(name))) {
            List<String> found = sentencesOf(text(source));
            if (!found.isEmpty()) {
                sentences.put(name + "/" + source.getFileName(), found);
            }
        }
        return sentences;
    }

    private static List<String> sentencesOf(String source) {
        return TOKEN.matcher(source)
                .results()
                .filter(token -> token.group().startsWith("\"") && token.group().contains(" "))
                .filter(token -> !isThrown(source, token))
                .map(MatchResult::group)
                .toList();
    }

    private static boolean isThrown(String source, MatchResult token) {
        return THROWN.matcher(source.substring(0, token.start())).find();
    }

    private static List<Path> sources(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> sources =
                    files.filter(f -> f.toString().endsWith(".java")).sorted().toList();
            assertThat(sources).isNotEmpty();
            return sources;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String text(Path source) {
        try {
            return Files.readString(source);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
