package ecsremediation.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.Comparator;
import java.util.regex.Pattern;

/** Migrates the read failures of version 1.0.0, which have one text in place of kind and name. */
final class ReadFailureMigration {
    private static final Pattern TASKS = Pattern.compile("[0-9]+ tasks from .*");
    private static final Pattern CONTAINER_INSTANCES = Pattern.compile("[0-9]+ container instances from .*");

    private ReadFailureMigration() {}

    /** Replaces {@code what} by kind and name in each record that has it. */
    static void apply(JsonNode unread) {
        for (JsonNode record : unread) {
            if (record instanceof ObjectNode object && object.path("what").isTextual()) {
                String text = object.remove("what").textValue();
                ReadFailure.Kind kind = kind(text);
                object.put("kind", kind.name());
                object.put("name", text.substring(kind.prefix().length()));
            }
        }
    }

    /** The kind whose prefix is the longest that the text begins with. */
    private static ReadFailure.Kind kind(String text) {
        if (TASKS.matcher(text).matches()) {
            return ReadFailure.Kind.TASKS;
        }
        if (CONTAINER_INSTANCES.matcher(text).matches()) {
            return ReadFailure.Kind.CONTAINER_INSTANCES;
        }
        return Arrays.stream(ReadFailure.Kind.values())
                .filter(kind -> !kind.prefix().isEmpty() && text.startsWith(kind.prefix()))
                .max(Comparator.comparingInt(kind -> kind.prefix().length()))
                .orElse(ReadFailure.Kind.OTHER);
    }
}
