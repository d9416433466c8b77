package ecsremediation.simulator.endpoint.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import ecsremediation.simulator.endpoint.wire.Trees;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.ToIntFunction;

/**
 * One typed value, such as {@code {"N":"4"}}, in a normal form: equal values are equal records.
 *
 * @param type {@code S}, {@code N}, {@code B}, {@code SS}, {@code NS}, {@code BS}, {@code M}, {@code L}, {@code BOOL}
 *     or {@code NULL}
 * @param content the JSON beside the type
 */
record AttributeValue(String type, JsonNode content) {
    /** DynamoDB's limit on nested lists and maps, and on the digits of a number. */
    private static final int MOST_LEVELS = 32;

    private static final int MOST_DIGITS = 38;

    /** The bytes that DynamoDB counts for a list or a map beside its elements; each element adds one further byte. */
    private static final int CONTAINER_BYTES = 3;

    /** Reads a value of a request. */
    static AttributeValue read(JsonNode node) {
        return read(node, 0);
    }

    /** A value that was read before. */
    static AttributeValue stored(JsonNode node) {
        Map.Entry<String, JsonNode> only = node.properties().iterator().next();
        return new AttributeValue(only.getKey(), only.getValue());
    }

    static AttributeValue number(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        if (stripped.precision() > MOST_DIGITS) {
            throw DynamoDbFaults.validation("Attempting to store more than 38 significant digits in a Number");
        }
        return new AttributeValue("N", TextNode.valueOf(stripped.toPlainString()));
    }

    private static AttributeValue read(JsonNode node, int level) {
        if (level > MOST_LEVELS) {
            throw DynamoDbFaults.validation("Nesting Levels have exceeded supported limits");
        }
        if (!node.isObject() || node.size() != 1) {
            throw DynamoDbFaults.validation(
                    "Supplied AttributeValue is empty, must contain exactly one of the supported datatypes");
        }
        AttributeValue raw = stored(node);
        return switch (raw.type) {
            case "S" -> raw.checked(raw.content.isTextual());
            case "N" -> number(decimal(raw.content));
            case "B" -> raw.checked(isBase64(raw.content));
            case "BOOL" -> raw.checked(raw.content.isBoolean());
            case "NULL" -> raw.checked(raw.content.isBoolean());
            case "SS", "NS", "BS" -> set(raw);
            case "L" -> list(raw, level);
            case "M" -> new AttributeValue("M", readItem(raw.checked(raw.content.isObject()).content, level + 1));
            default -> throw DynamoDbFaults.validation("Supplied AttributeValue has the unknown type " + raw.type);
        };
    }

    /** Reads the attributes of an item or of a map. */
    static ObjectNode readItem(JsonNode item, int level) {
        ObjectNode read = Trees.object();
        item.properties()
                .forEach(member ->
                        read.set(member.getKey(), read(member.getValue(), level).node()));
        return read;
    }

    private static AttributeValue list(AttributeValue raw, int level) {
        ArrayNode read = JsonNodeFactory.instance.arrayNode();
        raw.checked(raw.content.isArray())
                .content
                .forEach(node -> read.add(read(node, level + 1).node()));
        return new AttributeValue("L", read);
    }

    private static AttributeValue set(AttributeValue raw) {
        String element = raw.type.substring(0, 1);
        SortedSet<String> sorted = new TreeSet<>();
        raw.checked(raw.content.isArray() && !raw.content.isEmpty()).content.forEach(node -> {
            JsonNode one = JsonNodeFactory.instance.objectNode().set(element, node);
            if (!sorted.add(read(one, 0).content.textValue())) {
                throw DynamoDbFaults.validation(
                        "One or more parameter values were invalid: Input collection contains duplicates");
            }
        });
        return setOf(raw.type, sorted);
    }

    static AttributeValue setOf(String type, SortedSet<String> elements) {
        ArrayNode read = JsonNodeFactory.instance.arrayNode();
        elements.forEach(read::add);
        return new AttributeValue(type, read);
    }

    private AttributeValue checked(boolean wellFormed) {
        if (!wellFormed) {
            throw DynamoDbFaults.validation(
                    "One or more parameter values were invalid: bad value for the type " + type);
        }
        return this;
    }

    private static boolean isBase64(JsonNode node) {
        try {
            return node.isTextual() && Base64.getDecoder().decode(node.textValue()) != null;
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }

    private static BigDecimal decimal(JsonNode node) {
        try {
            return new BigDecimal(node.isTextual() ? node.textValue() : "");
        } catch (NumberFormatException notANumber) {
            throw DynamoDbFaults.validation("The parameter cannot be converted to a numeric value");
        }
    }

    /** The value in the form of requests and answers. */
    JsonNode node() {
        return Trees.object().set(type, content);
    }

    boolean isNumber() {
        return type.equals("N");
    }

    BigDecimal decimal() {
        return decimal(content);
    }

    /** The order relative to another value; empty if the types differ or have no order. */
    OptionalInt compare(AttributeValue other) {
        if (!type.equals(other.type)) {
            return OptionalInt.empty();
        }
        return switch (type) {
            case "S", "B" -> OptionalInt.of(Arrays.compareUnsigned(bytes(), other.bytes()));
            case "N" -> OptionalInt.of(decimal().compareTo(other.decimal()));
            default -> OptionalInt.empty();
        };
    }

    /** The UTF-8 bytes of a string, or the bytes of a binary. */
    byte[] bytes() {
        return type.equals("B")
                ? Base64.getDecoder().decode(content.textValue())
                : content.asText().getBytes(StandardCharsets.UTF_8);
    }

    /** The bytes it adds to an item's size [DynamoDB guide, item sizes and formats]. */
    int keptBytes() {
        return switch (type) {
            case "S", "B" -> bytes().length;
            case "N" -> (decimal().stripTrailingZeros().precision() + 1) / 2 + 1;
            case "L" ->
                CONTAINER_BYTES + content.size() + elements(node -> stored(node).keptBytes());
            case "M" -> CONTAINER_BYTES + content.size() + TableData.size((ObjectNode) content);
            case "SS", "NS", "BS" -> elements(node -> new AttributeValue(type.substring(0, 1), node).keptBytes());
            default -> 1;
        };
    }

    private int elements(ToIntFunction<JsonNode> bytes) {
        return content.valueStream().mapToInt(bytes).sum();
    }

    /** The result of the function {@code size}; empty for types without a size. */
    OptionalInt size() {
        return switch (type) {
            case "S" ->
                OptionalInt.of(content.textValue()
                        .codePointCount(0, content.textValue().length()));
            case "B" -> OptionalInt.of(bytes().length);
            case "SS", "NS", "BS", "L", "M" -> OptionalInt.of(content.size());
            default -> OptionalInt.empty();
        };
    }

    /** Whether a string or binary begins with the other. */
    boolean beginsWith(AttributeValue prefix) {
        byte[] all = bytes();
        byte[] start = prefix.bytes();
        return type.equals(prefix.type)
                && (type.equals("S") || type.equals("B"))
                && all.length >= start.length
                && Arrays.equals(all, 0, start.length, start, 0, start.length);
    }

    /** Whether it contains the other as a part of a string, or as an element of a set or a list. */
    boolean contains(AttributeValue part) {
        return switch (type) {
            case "S" -> part.type.equals("S") && content.textValue().contains(part.content.textValue());
            case "SS", "NS", "BS" -> type.equals(part.type + "S") && has(part.content);
            case "L" -> has(part.node());
            default -> false;
        };
    }

    private boolean has(JsonNode element) {
        for (JsonNode own : content) {
            if (own.equals(element)) {
                return true;
            }
        }
        return false;
    }
}
