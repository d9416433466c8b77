package ecsremediation.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Migrates the scheduled actions of earlier records, which have only names. */
final class ScheduledActionMigration {
    private ScheduledActionMigration() {}

    /** Replaces each name by an action with nothing but that name. */
    static void apply(JsonNode groups) {
        for (JsonNode group : groups) {
            if (group.path("scheduledActions") instanceof ArrayNode actions) {
                for (int i = 0; i < actions.size(); i++) {
                    if (actions.get(i).isTextual()) {
                        actions.set(i, named(actions, actions.get(i).textValue()));
                    }
                }
            }
        }
    }

    private static ObjectNode named(ArrayNode actions, String name) {
        return actions.objectNode()
                .put("name", name)
                .putNull("at")
                .putNull("min")
                .putNull("max")
                .putNull("desired");
    }
}
