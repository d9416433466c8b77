package ecsremediation.simulator.endpoint.dynamodb;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;

/**
 * DynamoDB's 573 reserved words, from the page "Reserved words" of its developer guide. An expression must not use
 * one as a bare name. DynamoDB refuses such an expression, and so does this endpoint.
 */
final class ReservedWords {
    private static final Set<String> WORDS = load();

    private ReservedWords() {}

    /** @param word in upper case */
    static boolean contains(String word) {
        return WORDS.contains(word);
    }

    private static Set<String> load() {
        try (InputStream in = ReservedWords.class.getResourceAsStream("reserved-words.txt")) {
            byte[] text = Objects.requireNonNull(in, "reserved-words.txt").readAllBytes();
            return Set.of(new String(text, StandardCharsets.US_ASCII).strip().split("\\s+"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
