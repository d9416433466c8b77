package ecsremediation.simulator.endpoint.dynamodb;

import com.fasterxml.jackson.databind.node.ObjectNode;
import ecsremediation.simulator.endpoint.wire.Input;
import ecsremediation.simulator.endpoint.wire.Trees;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** The key attributes of a table: the partition key, and the sort key if the table has one. */
record KeySchema(KeyAttribute partition, Optional<KeyAttribute> sort) {

    /**
     * A key attribute.
     *
     * @param type {@code S}, {@code N} or {@code B}
     */
    record KeyAttribute(String name, String type) {

        private AttributeValue of(ObjectNode item) {
            if (!item.has(name)) {
                throw DynamoDbFaults.validation(
                        "One or more parameter values were invalid: Missing the key " + name + " in the item");
            }
            AttributeValue value = AttributeValue.stored(item.get(name));
            if (!value.type().equals(type)) {
                throw DynamoDbFaults.validation("One or more parameter values were invalid: Type mismatch for key "
                        + name + " expected: " + type + " actual: " + value.type());
            }
            if (!type.equals("N") && value.bytes().length == 0) {
                throw DynamoDbFaults.validation(
                        "One or more parameter values are not valid. The AttributeValue for a key"
                                + " attribute cannot contain an empty string value. Key: " + name);
            }
            return value;
        }
    }

    /** The key of an item, in the order of Query and Scan. */
    record ItemKey(AttributeValue partition, Optional<AttributeValue> sort) implements Comparable<ItemKey> {
        private static final Comparator<AttributeValue> VALUES =
                (a, b) -> a.compare(b).orElseThrow(IllegalStateException::new);

        @Override
        public int compareTo(ItemKey other) {
            int order = VALUES.compare(partition, other.partition);
            return order != 0 || sort.isEmpty() || other.sort.isEmpty()
                    ? order
                    : VALUES.compare(sort.get(), other.sort.get());
        }
    }

    static KeySchema read(Input createTable) {
        TreeMap<String, String> types = new TreeMap<>();
        createTable
                .inputs("AttributeDefinitions")
                .forEach(a -> types.put(a.required("AttributeName"), a.required("AttributeType")));
        List<KeyAttribute> keys = createTable.inputs("KeySchema").stream()
                .map(key -> key.required("AttributeName"))
                .map(name -> new KeyAttribute(name, types.getOrDefault(name, "")))
                .toList();
        if (keys.isEmpty()
                || keys.size() > 2
                || keys.stream().anyMatch(key -> key.type().isEmpty())) {
            throw DynamoDbFaults.validation(
                    "One or more parameter values were invalid: Some index key attributes are not"
                            + " defined in AttributeDefinitions");
        }
        Iterator<KeyAttribute> inOrder = keys.iterator();
        return new KeySchema(inOrder.next(), inOrder.hasNext() ? Optional.of(inOrder.next()) : Optional.empty());
    }

    /** The key of an item. */
    ItemKey keyOf(ObjectNode item) {
        return new ItemKey(partition.of(item), sort.map(attribute -> attribute.of(item)));
    }

    /** The key of a request. It must hold the key attributes and no others. */
    ObjectNode exactly(ObjectNode key) {
        boolean complete = key.has(partition.name()) && sort.stream().allMatch(attribute -> key.has(attribute.name()));
        if (!complete || key.size() != (sort.isPresent() ? 2 : 1)) {
            throw DynamoDbFaults.validation("The provided key element does not match the schema");
        }
        return key;
    }

    /** The key attributes of an item. */
    ObjectNode attributes(ObjectNode item) {
        ObjectNode key = Trees.object();
        key.set(partition.name(), item.get(partition.name()));
        sort.ifPresent(attribute -> key.set(attribute.name(), item.get(attribute.name())));
        return key;
    }

    boolean has(String attribute) {
        return partition.name().equals(attribute)
                || sort.filter(s -> s.name().equals(attribute)).isPresent();
    }
}
