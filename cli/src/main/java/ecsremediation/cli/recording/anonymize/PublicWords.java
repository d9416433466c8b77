package ecsremediation.cli.recording.anonymize;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The words that AWS's own messages consist of. They say nothing about whose account it is. */
final class PublicWords {
    private static final SortedSet<String> WORDS = read();
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}(ms|[smhdwx]|st|nd|rd|th|[kmgt]?i?b)?");

    /** Where a word in camel case has its next part, as in {@code CannotPullContainerError}. */
    private static final Pattern NEXT_PART =
            Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|(?<=[A-Za-z]{3})(?=[0-9]{2})");

    private PublicWords() {}

    private static SortedSet<String> read() {
        try (InputStream file =
                Objects.requireNonNull(PublicWords.class.getResourceAsStream("public-words.txt"), "public-words.txt")) {
            String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            return new TreeSet<>(Arrays.asList(text.strip().split("\\s+")));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Whether the text is a number, a word of AWS's messages, or several of these in camel case. */
    static boolean has(String word) {
        return hasPart(word) || Arrays.stream(NEXT_PART.split(word)).allMatch(PublicWords::hasPart);
    }

    private static boolean hasPart(String part) {
        String lower = part.toLowerCase(Locale.ROOT);
        return lower.isEmpty() || NUMBER.matcher(lower).matches() || WORDS.contains(lower);
    }

    /** Whether the text consists of such words alone. */
    static boolean hasAll(String text) {
        return Arrays.stream(text.split("[^\\p{L}\\p{N}]+")).allMatch(PublicWords::has);
    }
}
