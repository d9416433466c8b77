package ecsremediation.aws;

import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A DynamoDB expression with its names and values. Attribute names other than the keys are written as
 * {@code #name}, because DynamoDB reserves many words.
 */
record KeyCondition(String expression, Map<String, String> names, Map<String, AttributeValue> values) {
    /** Holds if no item has the key. */
    static final KeyCondition ABSENT = of("attribute_not_exists(pk)");

    KeyCondition {
        names = Map.copyOf(names);
        values = Map.copyOf(values);
    }

    static KeyCondition of(String expression) {
        return new KeyCondition(expression, Map.of(), Map.of());
    }

    KeyCondition name(String placeholder, String attribute) {
        Map<String, String> more = new HashMap<>(names);
        more.put(placeholder, attribute);
        return new KeyCondition(expression, more, values);
    }

    KeyCondition value(String placeholder, String text) {
        return value(placeholder, AttributeValue.fromS(text));
    }

    KeyCondition value(String placeholder, long number) {
        return value(placeholder, AttributeValue.fromN(Long.toString(number)));
    }

    KeyCondition value(String placeholder, AttributeValue value) {
        Map<String, AttributeValue> more = new HashMap<>(values);
        more.put(placeholder, value);
        return new KeyCondition(expression, names, more);
    }
}
