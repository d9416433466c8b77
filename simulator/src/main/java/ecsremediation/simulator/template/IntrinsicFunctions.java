package ecsremediation.simulator.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Evaluates CloudFormation's intrinsic functions in the values of a template. */
final class IntrinsicFunctions {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** Variables of Fn::Sub: <code>${Name}</code>, <code>${Name.Attribute}</code>, and the literal <code>${!Name}</code>. */
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^}]*)}");

    private final StackScope scope;

    IntrinsicFunctions(StackScope scope) {
        this.scope = scope;
    }

    /** Whether a map is the call of a function, which is its only key. */
    static boolean isCall(JsonNode node) {
        return node.isObject()
                && node.size() == 1
                && isFunction(node.fieldNames().next());
    }

    private static boolean isFunction(String name) {
        return name.equals("Ref") || name.startsWith("Fn::");
    }

    /** The value of a part of the template; missing for {@code AWS::NoValue}. */
    JsonNode value(JsonNode node, String path) {
        if (isCall(node)) {
            String function = node.fieldNames().next();
            return call(function, node.path(function), path + "." + function);
        }
        if (node instanceof ObjectNode map) {
            return members(map, path);
        }
        return node instanceof ArrayNode list ? items(list, path) : node;
    }

    private ObjectNode members(ObjectNode map, String path) {
        ObjectNode members = NODES.objectNode();
        map.properties().forEach(member -> {
            JsonNode value = value(member.getValue(), path + "." + member.getKey());
            if (!value.isMissingNode()) {
                members.set(member.getKey(), value);
            }
        });
        return members;
    }

    private ArrayNode items(ArrayNode list, String path) {
        ArrayNode items = NODES.arrayNode();
        for (int i = 0; i < list.size(); i++) {
            JsonNode value = value(list.path(i), path + "[" + i + "]");
            if (!value.isMissingNode()) {
                items.add(value);
            }
        }
        return items;
    }

    private JsonNode call(String function, JsonNode argument, String path) {
        return switch (function) {
            case "Ref" -> scope.ref(text(argument, path), path);
            case "Fn::GetAtt" -> {
                List<JsonNode> parts = arguments(argument, 2, path);
                yield scope.attribute(text(parts.get(0), path), text(parts.get(1), path), path);
            }
            case "Fn::If" -> {
                List<JsonNode> parts = arguments(argument, 3, path);
                yield scope.holds(text(parts.getFirst(), path), path)
                        ? value(parts.get(1), path + "[1]")
                        : value(parts.get(2), path + "[2]");
            }
            case "Fn::Sub" -> new TextNode(substituted(argument, path));
            case "Fn::Join" -> new TextNode(joined(arguments(argument, 2, path), path));
            case "Fn::Split" -> split(arguments(argument, 2, path), path);
            case "Fn::Select" -> selected(arguments(argument, 2, path), path);
            case "Fn::FindInMap" -> mapped(arguments(argument, 3, path), path);
            default -> throw new TemplateException(path, function + " is not supported here");
        };
    }

    private String substituted(JsonNode argument, String path) {
        boolean plain = argument.isTextual();
        List<JsonNode> parts = plain ? List.of(argument) : arguments(argument, 2, path);
        ObjectNode variables = plain ? NODES.objectNode() : asMap(parts.get(1), path);
        return VARIABLE.matcher(text(parts.getFirst(), path))
                .replaceAll(found -> Matcher.quoteReplacement(variable(found, variables, path)));
    }

    private String variable(MatchResult found, ObjectNode variables, String path) {
        String name = found.group(1);
        if (name.startsWith("!")) {
            return "${" + name.substring(1) + "}";
        }
        String at = path + ".${" + name + "}";
        if (variables.has(name)) {
            return text(value(variables.path(name), at), at);
        }
        int dot = name.indexOf('.');
        boolean attribute = dot >= 0 && !name.endsWith(".Alias") && !name.endsWith(".Version");
        JsonNode value =
                attribute ? scope.attribute(name.substring(0, dot), name.substring(dot + 1), at) : scope.ref(name, at);
        return text(value, at);
    }

    private String joined(List<JsonNode> parts, String path) {
        List<String> texts = new ArrayList<>();
        asList(value(parts.get(1), path + "[1]"), path).forEach(item -> texts.add(text(item, path)));
        return String.join(text(parts.getFirst(), path), texts);
    }

    private ArrayNode split(List<JsonNode> parts, String path) {
        String source = text(value(parts.get(1), path + "[1]"), path);
        ArrayNode split = NODES.arrayNode();
        for (String part : source.split(Pattern.quote(text(parts.getFirst(), path)), -1)) {
            split.add(part);
        }
        return split;
    }

    private JsonNode selected(List<JsonNode> parts, String path) {
        String index = text(value(parts.get(0), path + "[0]"), path);
        ArrayNode list = asList(value(parts.get(1), path + "[1]"), path);
        if (!index.matches("\\d{1,4}") || Integer.parseInt(index) >= list.size()) {
            throw new TemplateException(path, "the list of " + list.size() + " items has no item " + index);
        }
        return list.path(Integer.parseInt(index));
    }

    private JsonNode mapped(List<JsonNode> parts, String path) {
        JsonNode found = scope.template().section("Mappings");
        for (JsonNode part : parts) {
            String key = text(value(part, path), path);
            found = found.path(key);
            if (found.isMissingNode()) {
                throw new TemplateException(path, "the mapping has no key " + key);
            }
        }
        return found;
    }

    private static List<JsonNode> arguments(JsonNode argument, int number, String path) {
        if (!argument.isArray() || argument.size() != number) {
            throw new TemplateException(path, "needs a list of " + number + " items");
        }
        return List.of(argument.path(0), argument.path(1), argument.path(2)).subList(0, number);
    }

    private static ObjectNode asMap(JsonNode node, String path) {
        if (node instanceof ObjectNode map) {
            return map;
        }
        throw new TemplateException(path, "needs a map of variables");
    }

    private static ArrayNode asList(JsonNode node, String path) {
        if (node instanceof ArrayNode list) {
            return list;
        }
        throw new TemplateException(path, "needs a list");
    }

    private static String text(JsonNode node, String path) {
        if (node.isValueNode() && !node.isNull()) {
            return node.asText();
        }
        throw new TemplateException(path, "needs a text, not " + (node.isMissingNode() ? "AWS::NoValue" : node));
    }
}
