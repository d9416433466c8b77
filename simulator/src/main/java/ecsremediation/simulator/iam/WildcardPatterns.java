package ecsremediation.simulator.iam;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The values of Action, Resource or their opposites: {@code *} stands for any characters, {@code ?} for one.
 *
 * @param patterns as written
 * @param inverted whether they list what does not match: NotAction, NotResource
 */
record WildcardPatterns(List<String> patterns, boolean inverted, Letters letters) {

    /** Whether upper and lower case differ. */
    enum Letters {
        EXACT,
        ANY_CASE
    }

    WildcardPatterns {
        patterns = List.copyOf(patterns);
    }

    /** A text or a list of texts. */
    static List<String> texts(JsonNode node) {
        List<String> texts = new ArrayList<>();
        if (node.isArray()) {
            node.forEach(item -> texts.add(text(item)));
        } else {
            texts.add(text(node));
        }
        return texts;
    }

    private static String text(JsonNode node) {
        if (!node.isValueNode() || node.isNull()) {
            throw new PolicyException("a policy's value must be a text, not " + node);
        }
        String text = node.asText();
        if (text.contains("${")) {
            throw new PolicyException("policy variables are not supported: " + text);
        }
        return text;
    }

    boolean matches(String value) {
        return patterns.stream().anyMatch(pattern -> matches(pattern, value, letters)) != inverted;
    }

    WildcardPatterns without(String pattern) {
        return new WildcardPatterns(
                patterns.stream().filter(other -> !other.equals(pattern)).toList(), inverted, letters);
    }

    /** Whether the pattern matches the whole value. */
    static boolean matches(String pattern, String value, Letters letters) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            switch (c) {
                case '*' -> regex.append(".*");
                case '?' -> regex.append('.');
                default -> regex.append(Pattern.quote(String.valueOf(c)));
            }
        }
        int flags = letters == Letters.ANY_CASE ? Pattern.DOTALL | Pattern.CASE_INSENSITIVE : Pattern.DOTALL;
        return Pattern.compile(regex.toString(), flags).matcher(value).matches();
    }
}
