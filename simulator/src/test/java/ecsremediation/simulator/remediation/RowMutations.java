package ecsremediation.simulator.remediation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Everything that can be wrong with one row: each attribute and each field of its JSON, one at a time. */
final class RowMutations {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String ABSURD = "1000000000000000000000000000000";

    /**
     * A row with one mistake.
     *
     * @param name the field and the mistake
     * @param surelyBroken whether no program can have written it
     */
    record Mutation(String name, Map<String, AttributeValue> row, boolean surelyBroken) {}

    private final Map<String, AttributeValue> row;
    private final List<Mutation> all = new ArrayList<>();

    private RowMutations(Map<String, AttributeValue> row) {
        this.row = row;
    }

    static List<Mutation> of(Map<String, AttributeValue> row) {
        RowMutations mutations = new RowMutations(row);
        row.keySet().stream()
                .filter(name -> !List.of("pk", "sk", "write", "expires").contains(name))
                .sorted()
                .forEach(mutations::attribute);
        body(row).ifPresent(mutations::body);
        return mutations.all;
    }

    private void attribute(String name) {
        AttributeValue value = value(row, name);
        Map<String, AttributeValue> without = new TreeMap<>(row);
        without.remove(name);
        all.add(new Mutation("without " + name, without, false));
        with(name, AttributeValue.fromBool(true), "of another type", !name.equals("schema"));
        if (value.n() != null) {
            with(name, AttributeValue.fromS("soon"), "as text", true);
            with(name, AttributeValue.fromN(ABSURD), "absurd", true);
            with(name, AttributeValue.fromN("-1"), "negative", false);
        }
    }

    private void with(String name, AttributeValue value, String what, boolean surelyBroken) {
        Map<String, AttributeValue> changed = new TreeMap<>(row);
        changed.put(name, value);
        all.add(new Mutation(name + " " + what, changed, surelyBroken && !name.equals("nextLook")));
    }

    private void body(JsonNode body) {
        for (String text : List.of("", "no JSON", "null", "[]", "{}", "7")) {
            body(text, "body '" + text + "'", true);
        }
        Map<String, AttributeValue> newer = new TreeMap<>(row);
        newer.put("schema", AttributeValue.fromN("99"));
        all.add(new Mutation("of a newer version", newer, true));
        fields(body, "");
    }

    private void fields(JsonNode at, String path) {
        if (at.isObject()) {
            at.properties().forEach(field -> {
                field(path + "/" + field.getKey(), field.getValue());
                fields(field.getValue(), path + "/" + field.getKey());
            });
        } else if (at.isArray() && !at.isEmpty()) {
            field(path + "/0", at.get(0));
            fields(at.get(0), path + "/0");
        }
    }

    private void field(String path, JsonNode value) {
        changed(path, Optional.empty(), "missing", false);
        changed(path, Optional.of(JsonNodeFactory.instance.nullNode()), "null", false);
        if (!value.isNull()) {
            changed(path, Optional.of(JSON.createArrayNode().add(JSON.createArrayNode())), "of another type", true);
        }
        if (value.isNumber()) {
            changed(path, Optional.of(JSON.getNodeFactory().numberNode(1e30)), "absurd", true);
            changed(path, Optional.of(JSON.getNodeFactory().numberNode(-7)), "negative", true);
        }
        if (value.isTextual()) {
            text(path, value.asText());
        }
    }

    private void text(String path, String value) {
        if (isTime(value)) {
            changed(path, Optional.of(JSON.getNodeFactory().textNode("soon")), "no time", true);
            changed(
                    path,
                    Optional.of(JSON.getNodeFactory().textNode("+999999999-12-31T23:59:59Z")),
                    "an absurd time",
                    true);
            changed(path, Optional.of(JSON.getNodeFactory().numberNode(1e30)), "an absurd number", true);
        } else if (!path.contains("/place/") && (value.matches("[A-Z][A-Z_]+") || path.endsWith("/kind"))) {
            changed(path, Optional.of(JSON.getNodeFactory().textNode("SomethingElse")), "unknown", true);
        } else {
            changed(path, Optional.of(JSON.getNodeFactory().textNode("")), "empty", false);
            changed(
                    path,
                    Optional.of(JSON.getNodeFactory().textNode("x\u202e'\n$(id)" + "y".repeat(5_000))),
                    "long",
                    false);
        }
    }

    private static boolean isTime(String value) {
        try {
            return Instant.parse(value).isAfter(Instant.MIN);
        } catch (DateTimeParseException noInstant) {
            return isSpan(value);
        }
    }

    private static boolean isSpan(String value) {
        try {
            return !Duration.parse(value).isNegative();
        } catch (DateTimeParseException neither) {
            return false;
        }
    }

    private void changed(String path, Optional<JsonNode> value, String what, boolean surelyBroken) {
        JsonNode changed = body(row).orElseThrow();
        int last = path.lastIndexOf('/');
        JsonNode parent = changed.at(path.substring(0, last));
        String name = path.substring(last + 1);
        if (parent instanceof ObjectNode object) {
            value.ifPresentOrElse(v -> object.set(name, v), () -> object.remove(name));
        } else if (parent instanceof ArrayNode array) {
            value.ifPresentOrElse(v -> array.set(0, v), () -> array.remove(0));
        }
        body(changed.toString(), path + " " + what, surelyBroken);
    }

    private void body(String text, String name, boolean surelyBroken) {
        Map<String, AttributeValue> changed = new TreeMap<>(row);
        changed.remove("gzip");
        changed.put("json", AttributeValue.fromS(text));
        all.add(new Mutation(name, changed, surelyBroken));
    }

    private static AttributeValue value(Map<String, AttributeValue> row, String name) {
        return Objects.requireNonNull(row.get(name), name);
    }

    private static Optional<JsonNode> body(Map<String, AttributeValue> row) {
        try {
            if (row.containsKey("json")) {
                return Optional.of(JSON.readTree(value(row, "json").s()));
            }
            if (row.containsKey("gzip")) {
                return Optional.of(JSON.readTree(new GZIPInputStream(
                        new ByteArrayInputStream(value(row, "gzip").b().asByteArray()))));
            }
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
