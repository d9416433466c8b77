package ecsremediation.simulator.endpoint.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;

/**
 * Turns the form of the Query protocol into a tree. {@code Filters.member.1.Name=x} becomes a list of objects, and
 * {@code Attributes.entry.1.key=x} with {@code .value} becomes an object.
 */
final class QueryForm {
    /** More parameters than any SDK sends. Our own limit. */
    private static final int MOST_PARAMETERS = 10_000;

    /** Deeper than any operation of the services here. Our own limit. */
    private static final int MOST_STEPS = 20;

    private final Map<String, QueryForm> children = new TreeMap<>(byNumberThenName());
    private String value = "";

    private QueryForm() {}

    static ObjectNode read(byte[] body) {
        String[] pairs = new String(body, StandardCharsets.UTF_8).split("&", MOST_PARAMETERS + 1);
        if (pairs.length > MOST_PARAMETERS) {
            throw malformed("more than " + MOST_PARAMETERS + " parameters");
        }
        QueryForm root = new QueryForm();
        for (String pair : pairs) {
            root.put(pair.strip());
        }
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        root.children.forEach((name, child) -> tree.set(name, child.tree()));
        return tree;
    }

    private void put(String pair) {
        int equals = pair.indexOf('=');
        if (pair.isEmpty() || equals == 0) {
            return;
        }
        String[] steps = decode(equals < 0 ? pair : pair.substring(0, equals)).split("\\.", MOST_STEPS + 1);
        if (steps.length > MOST_STEPS) {
            throw malformed("a parameter with more than " + MOST_STEPS + " parts");
        }
        QueryForm at = this;
        for (String step : steps) {
            at = at.children.computeIfAbsent(step, name -> new QueryForm());
        }
        at.value = equals < 0 ? "" : decode(pair.substring(equals + 1));
    }

    private JsonNode tree() {
        if (children.isEmpty()) {
            return TextNode.valueOf(value);
        }
        QueryForm members = children.get("member");
        if (members != null) {
            ArrayNode list = JsonNodeFactory.instance.arrayNode();
            members.children.values().forEach(child -> list.add(child.tree()));
            return list;
        }
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        QueryForm entries = children.get("entry");
        if (entries != null) {
            entries.children.values().forEach(entry -> object.set(entry.key(), entry.content()));
        } else {
            children.forEach((name, child) -> object.set(name, child.tree()));
        }
        return object;
    }

    private String key() {
        QueryForm key = children.getOrDefault("key", children.get("Name"));
        return key == null ? "" : key.value;
    }

    private JsonNode content() {
        QueryForm content = children.getOrDefault("value", children.get("Value"));
        return content == null ? TextNode.valueOf("") : content.tree();
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException badEscape) {
            throw malformed("a broken %-escape");
        }
    }

    private static AwsFault malformed(String what) {
        return AwsFault.sender("MalformedQueryString", "The query string contains " + what + ".");
    }

    private static Comparator<String> byNumberThenName() {
        return Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());
    }
}
