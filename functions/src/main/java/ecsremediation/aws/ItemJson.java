package ecsremediation.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import ecsremediation.incident.NoticeLog;
import ecsremediation.model.CapacityAction;
import ecsremediation.model.CapacityActionMigration;
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
        JsonNode tree = Mapping.MAPPER.readTree(json);
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
        return Mapping.MAPPER.treeToValue(tree, type);
    }

    /** Created when the program reads the first item. Before the first incident the table has none. */
    private static final class Mapping {
        static final JsonMapper MAPPER = JsonMapper.builder()
                .addModule(new Jdk8Module())
                .addModule(new JavaTimeModule())
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .build();
    }
}
