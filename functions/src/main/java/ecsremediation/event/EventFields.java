package ecsremediation.event;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Fields of an event that may have any shape. A field of the wrong type is as good as a missing one. */
final class EventFields {
    /** CloudWatch cuts a state's reason at 1,023 characters; ARNs, names and ids are shorter. */
    private static final int LONGEST = 1_024;

    private static final int MOST_NAMES = 8;

    private EventFields() {}

    static boolean has(JsonNode node, String field) {
        return node.hasNonNull(field);
    }

    /**
     * A text field, without control characters (it may end up in a subject line) and cut to a sensible
     * length.
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

    /** Whether a field says yes, as a boolean or as its text. */
    static boolean yes(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isBoolean() ? value.booleanValue() : "true".equalsIgnoreCase(value.asText());
    }

    /** What stands at the top of an unknown event, to recognise it by. */
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
