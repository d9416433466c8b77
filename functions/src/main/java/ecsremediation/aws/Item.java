package ecsremediation.aws;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** One immutable item of the table. */
record Item(Map<String, AttributeValue> attributes) {
    /** The table's TTL attribute. */
    static final String EXPIRES = "expires";

    /** Larger than any number of the program: milliseconds since 1970 in the year 33658. */
    private static final long LARGEST = 1_000_000_000_000_000L;

    /** A unique mark of each write. */
    private static final String WRITE = "write";

    Item {
        attributes = Map.copyOf(attributes);
    }

    static Item at(Key key) {
        return new Item(key.attributes());
    }

    Key key() {
        return new Key(text(Key.PK), text(Key.SK));
    }

    /** The same attributes under another key. */
    Item under(Key key) {
        return with(Key.PK, key.pk()).with(Key.SK, key.sk());
    }

    Item with(String name, String value) {
        return with(name, AttributeValue.fromS(value));
    }

    Item with(String name, long value) {
        return with(name, AttributeValue.fromN(Long.toString(value)));
    }

    Item with(String name, byte[] value) {
        return with(name, AttributeValue.fromB(SdkBytes.fromByteArray(value)));
    }

    /** Sets the time after which DynamoDB may delete the item. */
    Item expiring(Instant at) {
        return with(EXPIRES, at.getEpochSecond());
    }

    /** A copy with a new unique mark. */
    Item marked() {
        return with(WRITE, UUID.randomUUID().toString());
    }

    boolean isSameWriteAs(Item other) {
        return attributes.get(WRITE) != null && attributes.get(WRITE).equals(other.attributes.get(WRITE));
    }

    /** Holds while the table contains this write. A row that was not written by this program has no mark. */
    KeyCondition isUnchanged() {
        return Optional.ofNullable(attributes.get(WRITE))
                .map(mark -> KeyCondition.of("#write = :write").value(":write", mark))
                .orElseGet(() -> KeyCondition.of("attribute_not_exists(#write)"))
                .name("#write", WRITE);
    }

    String text(String name) {
        return Optional.ofNullable(attribute(name).s())
                .orElseThrow(() -> new IllegalStateException(name + " of the table's item is no text"));
    }

    /** The text; empty if the item has no such text. */
    Optional<String> textIfPresent(String name) {
        return Optional.ofNullable(attributes.get(name)).map(AttributeValue::s);
    }

    long number(String name) {
        return Long.parseLong(attribute(name).n());
    }

    /** The number; empty if it is not a whole number from 0 to 10^15. */
    OptionalLong count(String name) {
        try {
            long number = number(name);
            return number >= 0 && number <= LARGEST ? OptionalLong.of(number) : OptionalLong.empty();
        } catch (NumberFormatException | IllegalStateException broken) {
            return OptionalLong.empty();
        }
    }

    /** The number; empty if the item has no such attribute. */
    OptionalLong numberIfPresent(String name) {
        return attributes.containsKey(name) ? OptionalLong.of(number(name)) : OptionalLong.empty();
    }

    Optional<byte[]> bytes(String name) {
        return Optional.ofNullable(attributes.get(name)).map(AttributeValue::b).map(SdkBytes::asByteArray);
    }

    private AttributeValue attribute(String name) {
        AttributeValue value = attributes.get(name);
        if (value == null) {
            throw new IllegalStateException("the table's item " + attributes.get(Key.PK) + " lacks " + name);
        }
        return value;
    }

    private Item with(String name, AttributeValue value) {
        Map<String, AttributeValue> more = new HashMap<>(attributes);
        more.put(name, value);
        return new Item(more);
    }
}
