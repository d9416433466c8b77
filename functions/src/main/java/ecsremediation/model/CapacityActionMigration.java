package ecsremediation.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Migrates the raises of version 1.0.0, which do not have what was missing then. */
public final class CapacityActionMigration {
    private CapacityActionMigration() {}

    /** Adds what version 1.0.0 did not store to each raise: none counts as limited, and nothing is known as missing. */
    static void apply(JsonNode raises) {
        raises.forEach(CapacityActionMigration::applyTo);
    }

    /** The same for one raise. */
    public static void applyTo(JsonNode raise) {
        if (raise instanceof ObjectNode object && !object.has("missing")) {
            object.put("limited", false);
            object.putArray("missing");
        }
    }
}
