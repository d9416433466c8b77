package ecsremediation.incident;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ecsremediation.model.RecordBinding;
import ecsremediation.model.RecordJson;
import ecsremediation.model.StoredValues;
import java.util.Optional;

/**
 * The JSON form of an {@link Incident}: the records' component names, times in ISO 8601, absent values null,
 * the type of a timeline event in {@code kind}. The form's number is stored beside it, in the row or in the
 * Observation's {@code schema}.
 */
public final class IncidentJson {
    /** The number of the form that this version writes. */
    public static final int SCHEMA = 2;

    /** The number of the form that version 1.0.0 wrote. Rows of that form have no number. */
    public static final int SCHEMA_OF_1_0_0 = 1;

    private static final String OUTBOX = "outbox";

    private IncidentJson() {}

    /** The incident in the form {@link #SCHEMA}, as one line of JSON. */
    public static String write(Incident incident) {
        return RecordJson.write(incident);
    }

    /**
     * Reads an incident in the form of that number.
     *
     * @throws UnreadableIncidentException when a newer version wrote it, or it does not have that form
     */
    public static Incident read(String json, int schema) throws UnreadableIncidentException {
        if (schema > SCHEMA) {
            throw newer(schema);
        }
        Incident incident = parsed(json, schema);
        Optional<String> impossible = StoredValues.impossible(incident);
        if (impossible.isPresent()) {
            throw new UnreadableIncidentException(
                    SkippedRow.Reason.UNREADABLE, "the value of its field " + impossible.get() + " is not possible");
        }
        return incident;
    }

    private static Incident parsed(String json, int schema) throws UnreadableIncidentException {
        try {
            JsonNode tree = RecordBinding.MAPPER.readTree(json);
            if (!tree.isObject()) {
                throw new UnreadableIncidentException(SkippedRow.Reason.UNREADABLE, "it is not a JSON object");
            }
            return fromTree(tree, schema);
        } catch (JsonProcessingException broken) {
            throw new UnreadableIncidentException(SkippedRow.Reason.UNREADABLE, "it is not JSON", broken);
        } catch (RuntimeException broken) {
            throw new UnreadableIncidentException(SkippedRow.Reason.UNREADABLE, "a field has no valid value", broken);
        }
    }

    /**
     * Reads an incident out of a larger record.
     *
     * @throws UnreadableIncidentException when a newer version wrote it, or it does not have that form
     */
    public static Incident fromTree(JsonNode tree, int schema) throws UnreadableIncidentException {
        return switch (schema) {
            case SCHEMA_OF_1_0_0 -> Version1Incident.read(tree);
            case SCHEMA -> current(completed(tree), Incident.class);
            default -> throw newer(schema);
        };
    }

    /** Versions without an event bus did not store an outbox. */
    private static JsonNode completed(JsonNode tree) {
        if (tree.has(OUTBOX) || !(tree instanceof ObjectNode incident)) {
            return tree;
        }
        ObjectNode complete = incident.deepCopy();
        complete.putObject(OUTBOX).putNull("opened").putArray("waiting");
        return complete;
    }

    private static UnreadableIncidentException newer(int schema) {
        return new UnreadableIncidentException(
                SkippedRow.Reason.NEWER_SCHEMA,
                "a newer version wrote it in form " + schema + "; this version knows forms 1 to " + SCHEMA);
    }

    static <T extends Record> T current(JsonNode tree, Class<T> type) throws UnreadableIncidentException {
        try {
            return RecordBinding.MAPPER.treeToValue(tree, type);
        } catch (ValueInstantiationException broken) {
            throw new UnreadableIncidentException(SkippedRow.Reason.UNREADABLE, "a field is missing or null", broken);
        } catch (JsonProcessingException broken) {
            String what = String.valueOf(broken.getOriginalMessage())
                    .lines()
                    .findFirst()
                    .orElse("");
            throw new UnreadableIncidentException(
                    SkippedRow.Reason.UNREADABLE,
                    "it does not have the form of schema " + SCHEMA + ": " + what,
                    broken);
        }
    }
}
