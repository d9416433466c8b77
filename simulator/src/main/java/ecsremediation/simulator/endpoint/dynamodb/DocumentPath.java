package ecsremediation.simulator.endpoint.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/**
 * The place of a value in an item, such as {@code a.b[3]}.
 *
 * @param attribute the top-level attribute
 * @param steps from the attribute into maps and lists
 */
record DocumentPath(String attribute, List<Step> steps) {
    DocumentPath {
        steps = List.copyOf(steps);
    }

    /** One step into a value. */
    sealed interface Step {
        /** Into a map. */
        record Field(String name) implements Step {}

        /** Into a list, counted from 0. */
        record Index(int at) implements Step {}
    }

    /** The value at the path; empty if there is none. */
    Optional<AttributeValue> in(ObjectNode item) {
        return walk(item, steps.size()).map(AttributeValue::stored);
    }

    /** Sets the value at the path. */
    void put(ObjectNode item, AttributeValue value) {
        if (steps.isEmpty()) {
            item.set(attribute, value.node());
            return;
        }
        JsonNode parent = parent(item);
        switch (steps.getLast()) {
            case Step.Field field -> map(parent).set(field.name(), value.node());
            case Step.Index index -> put(list(parent), index.at(), value.node());
        }
    }

    /** Removes the value at the path, if there is one. */
    void remove(ObjectNode item) {
        if (steps.isEmpty()) {
            item.remove(attribute);
            return;
        }
        JsonNode parent = parent(item);
        switch (steps.getLast()) {
            case Step.Field field -> map(parent).remove(field.name());
            case Step.Index index -> list(parent).remove(index.at());
        }
    }

    /** Whether one path lies inside the other, or both are equal. */
    boolean overlaps(DocumentPath other) {
        int common = Math.min(steps.size(), other.steps.size());
        return attribute.equals(other.attribute) && steps.subList(0, common).equals(other.steps.subList(0, common));
    }

    private JsonNode parent(ObjectNode item) {
        return walk(item, steps.size() - 1).orElseThrow(DocumentPath::invalid);
    }

    private Optional<JsonNode> walk(ObjectNode item, int count) {
        JsonNode at = item.get(attribute);
        for (Step step : steps.subList(0, count)) {
            if (at == null) {
                return Optional.empty();
            }
            at = switch (step) {
                case Step.Field field -> at.path("M").get(field.name());
                case Step.Index index -> at.path("L").get(index.at());
            };
        }
        return Optional.ofNullable(at);
    }

    private static void put(ArrayNode list, int at, JsonNode value) {
        if (at < list.size()) {
            list.set(at, value);
        } else {
            list.add(value);
        }
    }

    private static ObjectNode map(JsonNode parent) {
        if (parent.get("M") instanceof ObjectNode map) {
            return map;
        }
        throw invalid();
    }

    private static ArrayNode list(JsonNode parent) {
        if (parent.get("L") instanceof ArrayNode list) {
            return list;
        }
        throw invalid();
    }

    private static RuntimeException invalid() {
        return DynamoDbFaults.validation("The document path provided in the update expression is invalid for update");
    }
}
