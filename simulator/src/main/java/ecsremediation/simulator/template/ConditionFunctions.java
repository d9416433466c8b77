package ecsremediation.simulator.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Evaluates CloudFormation's condition functions. */
final class ConditionFunctions {
    /** The most conditions in Fn::And and Fn::Or [CloudFormation guide, condition functions]. */
    private static final int MOST = 10;

    private final StackScope scope;

    ConditionFunctions(StackScope scope) {
        this.scope = scope;
    }

    /** Whether the condition holds. */
    boolean holds(JsonNode condition, String path) {
        if (condition.size() != 1 || !condition.isObject()) {
            throw new TemplateException(path, "is no condition function");
        }
        String name = condition.fieldNames().next();
        JsonNode argument = condition.path(name);
        String at = path + "." + name;
        return switch (name) {
            case "Condition" -> scope.holds(argument.asText(), at);
            case "Fn::Equals" -> equal(arguments(argument, 2, 2, at), at);
            case "Fn::Not" -> !all(arguments(argument, 1, 1, at), at).getFirst();
            case "Fn::And" -> !all(arguments(argument, 2, MOST, at), at).contains(false);
            case "Fn::Or" -> all(arguments(argument, 2, MOST, at), at).contains(true);
            default -> throw new TemplateException(path, name + " is not supported in a condition");
        };
    }

    /** Every part, so that a wrong one is found in any order. */
    private List<Boolean> all(JsonNode conditions, String path) {
        List<Boolean> all = new ArrayList<>();
        for (JsonNode condition : conditions) {
            all.add(holds(condition, path + "[" + all.size() + "]"));
        }
        return all;
    }

    private boolean equal(JsonNode pair, String path) {
        return text(pair.path(0), path + "[0]").equals(text(pair.path(1), path + "[1]"));
    }

    private String text(JsonNode node, String path) {
        JsonNode value = scope.value(node, path);
        return value.isValueNode() ? value.asText() : value.toString();
    }

    private static JsonNode arguments(JsonNode argument, int least, int most, String path) {
        if (!argument.isArray() || argument.size() < least || argument.size() > most) {
            throw new TemplateException(path, "needs a list of " + least + " to " + most + " items");
        }
        return argument;
    }
}
