package ecsremediation.simulator.template;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads a template's YAML into a tree with the long forms of CloudFormation's functions: {@code !Sub text} becomes
 * <code>{"Fn::Sub": "text"}</code>. Aliases become copies of what they name.
 */
final class TemplateYaml {
    private static final YAMLFactory FACTORY = new YAMLFactory();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final YAMLParser parser;
    private final SortedMap<String, JsonNode> anchors = new TreeMap<>();

    private TemplateYaml(YAMLParser parser) {
        this.parser = parser;
    }

    /**
     * The template's tree.
     *
     * @throws TemplateException if the text is not YAML or not a map
     */
    static ObjectNode read(String text) {
        try (YAMLParser parser = FACTORY.createParser(text)) {
            if (parser.nextToken() == JsonToken.START_OBJECT
                    && new TemplateYaml(parser).value("") instanceof ObjectNode template) {
                return template;
            }
            throw new TemplateException("template", "is not a map");
        } catch (JsonProcessingException wrong) {
            int line = wrong.getLocation() == null ? 1 : wrong.getLocation().getLineNr();
            throw new TemplateException("line " + line, "is not YAML: " + wrong.getOriginalMessage());
        } catch (IOException impossible) {
            throw new IllegalStateException("a text in memory can be read", impossible);
        }
    }

    /** The value that starts with the current token. */
    private JsonNode value(String path) throws IOException {
        if (parser.isCurrentAlias()) {
            return aliased(parser.getText(), path);
        }
        String tag = parser.getTypeId();
        String anchor = parser.getObjectId();
        JsonNode plain = switch (parser.currentToken()) {
            case START_OBJECT -> members(path);
            case START_ARRAY -> items(path);
            case VALUE_NULL -> NODES.nullNode();
            case VALUE_TRUE -> NODES.booleanNode(true);
            case VALUE_FALSE -> NODES.booleanNode(false);
            case VALUE_NUMBER_INT -> NODES.numberNode(parser.getLongValue());
            case VALUE_NUMBER_FLOAT -> NODES.numberNode(parser.getDecimalValue());
            default -> NODES.textNode(parser.getText());
        };
        JsonNode value = tag == null ? plain : tagged(tag, plain, path);
        if (anchor != null) {
            anchors.put(anchor, value);
        }
        return value;
    }

    private JsonNode aliased(String name, String path) {
        @Nullable JsonNode value = anchors.get(name);
        if (value == null) {
            throw new TemplateException(path, "no anchor before the alias *" + name);
        }
        return value.deepCopy();
    }

    private ObjectNode members(String path) throws IOException {
        ObjectNode members = NODES.objectNode();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            String inner = path.isEmpty() ? name : path + "." + name;
            if (name.equals("<<")) {
                throw new TemplateException(path, "CloudFormation does not support the merge key <<");
            }
            if (members.has(name)) {
                throw new TemplateException(inner, "stands twice");
            }
            parser.nextToken();
            members.set(name, value(inner));
        }
        return members;
    }

    private ArrayNode items(String path) throws IOException {
        ArrayNode items = NODES.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(path + "[" + items.size() + "]"));
        }
        return items;
    }

    /** A tagged scalar is a text, whatever it looks like: {@code !Ref 1} refers to the name 1. */
    private static JsonNode tagged(String tag, JsonNode value, String path) {
        return switch (tag) {
            case "Ref", "Condition" -> NODES.objectNode().set(tag, value);
            case "GetAtt" -> NODES.objectNode().set("Fn::GetAtt", value.isTextual() ? parts(value, path) : value);
            case "str" -> NODES.textNode(value.asText());
            case "bool", "int", "float", "null", "map", "seq" -> value;
            default -> NODES.objectNode().set("Fn::" + tag, value);
        };
    }

    /** The short form names the attribute after the first dot. */
    private static ArrayNode parts(JsonNode value, String path) {
        String text = value.textValue();
        int dot = text.indexOf('.');
        if (dot < 0) {
            throw new TemplateException(path, "!GetAtt needs RESOURCE.ATTRIBUTE, not " + text);
        }
        return NODES.arrayNode().add(text.substring(0, dot)).add(text.substring(dot + 1));
    }
}
