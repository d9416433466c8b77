package ecsremediation.simulator.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The values of a stack's parameters: given or default, and checked as CloudFormation checks them. */
final class ParameterValues {
    private final SortedMap<String, JsonNode> values = new TreeMap<>();

    /**
     * The values of all parameters.
     *
     * @throws TemplateException if a value is not permitted, or given for no parameter, or missing
     */
    ParameterValues(ObjectNode declarations, SortedMap<String, String> given) {
        given.keySet().stream()
                .filter(name -> !declarations.has(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new TemplateException(path(name), "the template has no such parameter");
                });
        declarations.properties().forEach(entry -> {
            String name = entry.getKey();
            JsonNode declaration = entry.getValue();
            String value = Optional.ofNullable(given.get(name))
                    .or(() -> Optional.ofNullable(declaration.get("Default")).map(JsonNode::asText))
                    .orElseThrow(() -> new TemplateException(path(name), "has neither a value nor a default"));
            values.put(name, value(name, declaration, value));
        });
    }

    /** The parameter's value: a text, or a list of texts. */
    Optional<JsonNode> value(String name) {
        return Optional.ofNullable(values.get(name));
    }

    private static JsonNode value(String name, JsonNode declaration, String text) {
        String type = declaration.path("Type").asText();
        return switch (type) {
            case "String" -> JsonNodeFactory.instance.textNode(checked(name, declaration, text));
            case "Number" -> JsonNodeFactory.instance.textNode(number(name, declaration, text));
            case "CommaDelimitedList" -> list(name, declaration, text);
            default -> throw new TemplateException(path(name), "the type " + type + " is not supported");
        };
    }

    /** CloudFormation trims the items, and makes one empty item of an empty text. */
    private static ArrayNode list(String name, JsonNode declaration, String text) {
        ArrayNode items = JsonNodeFactory.instance.arrayNode();
        for (String item : text.split(",", -1)) {
            items.add(checked(name, declaration, item.strip()));
        }
        return items;
    }

    private static String number(String name, JsonNode declaration, String text) {
        BigDecimal number;
        try {
            number = new BigDecimal(text);
        } catch (NumberFormatException notANumber) {
            throw new TemplateException(path(name), "must be a number, not '" + text + "'");
        }
        require(!below(number, declaration.path("MinValue")), name, declaration, text);
        require(!above(number, declaration.path("MaxValue")), name, declaration, text);
        return checked(name, declaration, text);
    }

    private static boolean below(BigDecimal number, JsonNode least) {
        return !least.isMissingNode() && number.compareTo(new BigDecimal(least.asText())) < 0;
    }

    private static boolean above(BigDecimal number, JsonNode most) {
        return !most.isMissingNode() && number.compareTo(new BigDecimal(most.asText())) > 0;
    }

    /** AllowedPattern must match the whole value [CloudFormation guide, Parameters]. */
    private static String checked(String name, JsonNode declaration, String text) {
        JsonNode allowed = declaration.path("AllowedValues");
        require(allowed.isMissingNode() || contains(allowed, text), name, declaration, text);
        JsonNode pattern = declaration.path("AllowedPattern");
        require(pattern.isMissingNode() || Pattern.matches(pattern.asText(), text), name, declaration, text);
        require(text.length() >= declaration.path("MinLength").asInt(0), name, declaration, text);
        require(text.length() <= declaration.path("MaxLength").asInt(Integer.MAX_VALUE), name, declaration, text);
        return text;
    }

    private static boolean contains(JsonNode list, String text) {
        for (JsonNode item : list) {
            if (item.asText().equals(text)) {
                return true;
            }
        }
        return false;
    }

    private static void require(boolean permitted, String name, JsonNode declaration, String text) {
        if (!permitted) {
            String reason = declaration.path("ConstraintDescription").asText("see its constraints");
            throw new TemplateException(path(name), "'" + text + "' is not permitted: " + reason);
        }
    }

    private static String path(String name) {
        return "Parameters." + name;
    }
}
