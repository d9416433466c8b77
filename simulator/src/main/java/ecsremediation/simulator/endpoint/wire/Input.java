package ecsremediation.simulator.endpoint.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The parameters of one call. A value of the wrong type gets an error answer that blames the caller. The Query
 * protocol sends all values as text, so text that reads as a number or a truth value counts as one.
 */
public final class Input {
    private final Api api;
    private final ObjectNode members;

    public Input(Api api, ObjectNode members) {
        this.api = api;
        this.members = members;
    }

    /** The parameters as they were sent. */
    public ObjectNode tree() {
        return members;
    }

    /** Whether the parameter was sent. */
    public boolean has(String name) {
        return members.hasNonNull(name);
    }

    /** The parameter as it was sent; empty if it was not sent. */
    public Optional<JsonNode> node(String name) {
        return has(name) ? Optional.of(members.get(name)) : Optional.empty();
    }

    public Optional<String> text(String name) {
        return node(name).map(node -> text(name, node));
    }

    /** A required text. An empty text counts as missing. */
    public String required(String name) {
        return text(name).filter(text -> !text.isEmpty()).orElseThrow(() -> missing(name));
    }

    /** A required structure. */
    public Input requiredInput(String name) {
        return input(name).orElseThrow(() -> missing(name));
    }

    private AwsFault missing(String name) {
        return AwsFault.invalid(
                api,
                "1 validation error detected: Value null at '" + name
                        + "' failed to satisfy constraint: Member must not be null");
    }

    public OptionalInt integer(String name) {
        Optional<BigDecimal> number = decimal(name);
        try {
            return number.isPresent() ? OptionalInt.of(number.get().intValueExact()) : OptionalInt.empty();
        } catch (ArithmeticException notAnInt) {
            throw wrong(name, "a whole number");
        }
    }

    /** A number; empty if it was not sent. */
    public Optional<BigDecimal> decimal(String name) {
        return node(name).map(node -> {
            try {
                return node.isNumber() ? node.decimalValue() : new BigDecimal(text(name, node));
            } catch (NumberFormatException notANumber) {
                throw wrong(name, "a number");
            }
        });
    }

    /** A truth value; false if it was not sent. */
    public boolean flag(String name) {
        return node(name)
                .map(node -> node.isBoolean() ? node.booleanValue() : truth(name, text(name, node)))
                .orElse(false);
    }

    /** A time, sent as seconds since the epoch or in ISO 8601; empty if it was not sent. */
    public Optional<Instant> instant(String name) {
        return node(name).map(node -> {
            try {
                return node.isNumber()
                        ? Instant.ofEpochMilli(
                                node.decimalValue().movePointRight(3).longValue())
                        : OffsetDateTime.parse(text(name, node)).toInstant();
            } catch (DateTimeException notATime) {
                throw wrong(name, "a point in time");
            }
        });
    }

    /** A list of texts; empty if it was not sent. */
    public List<String> texts(String name) {
        return list(name, node -> text(name, node));
    }

    /** A list of structures; empty if it was not sent. */
    public List<Input> inputs(String name) {
        return list(name, node -> input(name, node));
    }

    /** A structure; empty if it was not sent. */
    public Optional<Input> input(String name) {
        return node(name).map(node -> input(name, node));
    }

    /** A map from string to string; empty if it was not sent. */
    public SortedMap<String, String> entries(String name) {
        SortedMap<String, String> entries = new TreeMap<>();
        input(name)
                .ifPresent(map -> map.members
                        .properties()
                        .forEach(entry -> entries.put(entry.getKey(), text(name, entry.getValue()))));
        return Collections.unmodifiableSortedMap(entries);
    }

    private <T> List<T> list(String name, Function<JsonNode, T> element) {
        Optional<JsonNode> list =
                node(name).filter(node -> !(node.isTextual() && node.textValue().isEmpty()));
        if (list.isEmpty()) {
            return List.of();
        }
        if (!list.get().isArray()) {
            throw wrong(name, "a list");
        }
        List<T> elements = new ArrayList<>();
        list.get().forEach(node -> elements.add(element.apply(node)));
        return Collections.unmodifiableList(elements);
    }

    private String text(String name, JsonNode node) {
        if (node.isTextual()) {
            return node.textValue();
        }
        throw wrong(name, "a string");
    }

    private Input input(String name, JsonNode node) {
        if (node instanceof ObjectNode object) {
            return new Input(api, object);
        }
        throw wrong(name, "a structure");
    }

    private boolean truth(String name, String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw wrong(name, "true or false");
        };
    }

    private static AwsFault wrong(String name, String expected) {
        return AwsFault.sender("SerializationException", name + " must be " + expected);
    }
}
