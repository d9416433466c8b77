package ecsremediation.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ecsremediation.incident.NoticeLog;
import ecsremediation.model.CapacityAction;
import ecsremediation.model.CapacityActionMigration;
import ecsremediation.model.RecordBinding;
import ecsremediation.model.RecordJson;
import ecsremediation.model.StoredValues;

/** The program's records as JSON in the table. Times are in ISO 8601. Unknown fields are skipped. */
final class ItemJson {
    private ItemJson() {}

    static String write(Record value) {
        return RecordJson.write(value);
    }

    /**
     * Reads a record.
     *
     * @throws IllegalStateException when the text is not one that this program can have written; the message is one line
     */
    static <T extends Record> T read(String json, Class<T> type) {
        T value;
        try {
            value = parse(json, type);
        } catch (JsonProcessingException | RuntimeException broken) {
            throw new IllegalStateException("the table holds no readable " + type.getSimpleName(), broken);
        }
        StoredValues.impossible(value).ifPresent(field -> {
            throw new IllegalStateException("field " + field + " of the " + type.getSimpleName() + " is not possible");
        });
        return value;
    }

    private static <T extends Record> T parse(String json, Class<T> type) throws JsonProcessingException {
        JsonNode tree = RecordBinding.MAPPER.readTree(json);
        if (!tree.isObject()) {
            throw new IllegalStateException("no JSON object");
        }
        if (type.equals(ModeRow.class)) {
            ModeRow.complete((ObjectNode) tree);
        }
        if (type.equals(NoticeLog.class)) {
            DynamoDbNotices.complete((ObjectNode) tree);
        }
        if (type.equals(CapacityAction.class)) {
            CapacityActionMigration.applyTo(tree);
        }
        return RecordBinding.MAPPER.treeToValue(tree, type);
    }
}
