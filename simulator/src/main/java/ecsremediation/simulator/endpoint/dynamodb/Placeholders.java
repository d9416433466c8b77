package ecsremediation.simulator.endpoint.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import ecsremediation.simulator.endpoint.wire.Input;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The names and values behind {@code #name} and {@code :value} in one request's expressions. */
final class Placeholders {
    private final SortedMap<String, String> names;
    private final SortedMap<String, AttributeValue> values = new TreeMap<>();
    private final SortedSet<String> unused = new TreeSet<>();

    Placeholders(Input input) {
        names = input.entries("ExpressionAttributeNames");
        Optional<JsonNode> given = input.node("ExpressionAttributeValues");
        given.ifPresent(map ->
                map.properties().forEach(entry -> values.put(entry.getKey(), AttributeValue.read(entry.getValue()))));
        unused.addAll(names.keySet());
        unused.addAll(values.keySet());
        refuseEmpty(input, "ExpressionAttributeNames", names);
        refuseEmpty(input, "ExpressionAttributeValues", values);
    }

    private static void refuseEmpty(Input input, String parameter, Map<?, ?> map) {
        if (input.has(parameter) && map.isEmpty()) {
            throw DynamoDbFaults.validation(parameter + " must not be empty");
        }
    }

    String name(String placeholder, Tokens tokens) {
        unused.remove(placeholder);
        String name = names.get(placeholder);
        if (name == null) {
            throw tokens.invalid("An expression attribute name used in the document path is not defined;"
                    + " attribute name: " + placeholder);
        }
        return name;
    }

    AttributeValue value(String placeholder, Tokens tokens) {
        unused.remove(placeholder);
        AttributeValue value = values.get(placeholder);
        if (value == null) {
            throw tokens.invalid("An expression attribute value used in expression is not defined;"
                    + " attribute value: " + placeholder);
        }
        return value;
    }

    /** Throws DynamoDB's error for names and values that no expression uses. */
    void requireAllUsed() {
        refuseUnused("Names", unused.tailSet("#").headSet("$"));
        refuseUnused("Values", unused.tailSet(":").headSet(";"));
    }

    private static void refuseUnused(String what, Collection<String> keys) {
        if (!keys.isEmpty()) {
            throw DynamoDbFaults.validation("Value provided in ExpressionAttribute" + what
                    + " unused in expressions: keys: {" + String.join(", ", keys) + "}");
        }
    }
}
