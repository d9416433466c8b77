package ecsremediation.simulator.endpoint.dynamodb;

import com.fasterxml.jackson.databind.node.ObjectNode;
import ecsremediation.simulator.endpoint.dynamodb.KeySchema.ItemKey;
import ecsremediation.simulator.endpoint.wire.Trees;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** One table and its items, in key order. */
final class TableData {
    /** DynamoDB's limit on one item in bytes, names and values together. */
    private static final int LARGEST_ITEM = 400 * 1024;

    private final String name;
    private final KeySchema schema;
    private final Instant createdAt;
    private final NavigableMap<ItemKey, ObjectNode> items = new TreeMap<>();

    TableData(String name, KeySchema schema, Instant createdAt) {
        this.name = name;
        this.schema = schema;
        this.createdAt = createdAt;
    }

    String name() {
        return name;
    }

    KeySchema schema() {
        return schema;
    }

    Instant createdAt() {
        return createdAt;
    }

    /** The items, by key. */
    NavigableMap<ItemKey, ObjectNode> items() {
        return items;
    }

    /** The item of that key; the empty object if there is none. */
    ObjectNode at(ItemKey key) {
        ObjectNode item = items.get(key);
        return item == null ? Trees.object() : item;
    }

    Optional<ObjectNode> get(ItemKey key) {
        return Optional.ofNullable(items.get(key)).map(ObjectNode::deepCopy);
    }

    /** Returns the item, or throws DynamoDB's error if it is too large. */
    ObjectNode checked(ObjectNode item) {
        if (size(item) > LARGEST_ITEM) {
            throw DynamoDbFaults.validation("Item size has exceeded the maximum allowed size");
        }
        return item;
    }

    /** Sets the item of that key. The empty object deletes it. */
    void set(ItemKey key, ObjectNode item) {
        if (item.isEmpty()) {
            items.remove(key);
        } else {
            items.put(key, item);
        }
    }

    /** The item's size in bytes as DynamoDB counts it: names and values. */
    static int size(ObjectNode item) {
        return item.properties().stream()
                .mapToInt(member -> member.getKey().getBytes(StandardCharsets.UTF_8).length
                        + AttributeValue.stored(member.getValue()).keptBytes())
                .sum();
    }
}
