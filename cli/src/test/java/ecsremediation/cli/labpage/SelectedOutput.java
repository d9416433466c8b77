package ecsremediation.cli.labpage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The part of JMESPath that a page uses: fields, {@code [0]}, {@code [*]}, {@code [?a==`b`]}, {@code [a,b]}, length. */
final class SelectedOutput {
    private static final Pattern LENGTH = Pattern.compile("length\\((.*)\\)");
    private static final Pattern STEP = Pattern.compile(
            "\\.?(?:(?<field>\\w+)|\\[(?<index>\\d+)]|(?<all>\\[\\*])|\\[\\?(?<name>\\w+)==`(?<value>[^`]*)`]"
                    + "|\\[(?<several>[\\w,]+)])");

    private SelectedOutput() {}

    static JsonNode of(String query, JsonNode answer) {
        Matcher length = LENGTH.matcher(query);
        return length.matches() ? IntNode.valueOf(of(length.group(1), answer).size()) : select(query, answer);
    }

    private static JsonNode select(String query, JsonNode from) {
        if (query.isEmpty()) {
            return from;
        }
        Matcher step = STEP.matcher(query);
        if (!step.lookingAt()) {
            throw new IllegalArgumentException("the page's queries have no " + query);
        }
        String rest = query.substring(step.end());
        if (step.group("field") != null) {
            return select(rest, from.path(step.group("field")));
        } else if (step.group("index") != null) {
            return select(rest, from.path(Integer.parseInt(step.group("index"))));
        } else if (step.group("several") != null) {
            ArrayNode values = JsonNodeFactory.instance.arrayNode();
            List.of(step.group("several").split(",", -1)).forEach(name -> values.add(from.path(name)));
            return select(rest, values);
        }
        return each(
                from,
                element -> isSelected(step, element) ? select(rest, element) : JsonNodeFactory.instance.missingNode());
    }

    private static boolean isSelected(Matcher step, JsonNode element) {
        String name = step.group("name");
        return name == null || element.path(name).asText().equals(step.group("value"));
    }

    private static JsonNode each(JsonNode list, UnaryOperator<JsonNode> selection) {
        ArrayNode selected = JsonNodeFactory.instance.arrayNode();
        for (JsonNode element : list) {
            JsonNode found = selection.apply(element);
            if (!found.isMissingNode()) {
                selected.add(found);
            }
        }
        return selected;
    }
}
