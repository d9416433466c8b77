package ecsremediation.event;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Reads fields of an event of any shape. Treats a field of the wrong type as missing. */
final class EventFields {
    /** CloudWatch cuts a state's reason at 1,023 characters. ARNs, names and ids are shorter. */
    private static final int LONGEST = 1_024;

    private static final int MOST_NAMES = 8;

    private EventFields() {}

    static boolean has(JsonNode node, String field) {
        return node.hasNonNull(field);
    }

    /**
     * A text field without control characters, because it may become part of a subject line, and of at most
     * {@value #LONGEST} characters.
     */
    static Optional<String> text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isTextual() ? Optional.of(clean(value.textValue())).filter(t -> !t.isEmpty()) : Optional.empty();
    }

    /** The texts in an array field. */
    static List<String> texts(JsonNode node, String field) {
        return StreamSupport.stream(node.path(field).spliterator(), false)
                .filter(JsonNode::isTextual)
                .map(n -> clean(n.textValue()))
                .toList();
    }

    /** Whether a field is the boolean {@code true} or the text {@code "true"}. */
    static boolean isTrue(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isBoolean() ? value.booleanValue() : "true".equalsIgnoreCase(value.asText());
    }

    /** The names of the top fields of an unknown event, by which an operator can recognise it. */
    static String names(JsonNode node) {
        if (!node.isObject()) {
            return "it is " + node.getNodeType().name().toLowerCase(Locale.ROOT);
        }
        List<String> names = node.properties().stream()
                .limit(MOST_NAMES)
                .map(e -> clean(e.getKey()))
                .toList();
        return names.isEmpty() ? "it is empty" : "its fields are " + String.join(", ", names);
    }

    private static String clean(String text) {
        String cut = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        return cut.replaceAll("\\p{Cntrl}+", " ").strip();
    }
}
