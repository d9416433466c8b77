package ecsremediation.simulator.ecs;

import ecsremediation.simulator.engine.ApiException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The part of ECS's cluster query language that placement constraints commonly use: comparisons of one attribute,
 * joined by {@code and} or {@code or}. {@code and} binds tighter. Parentheses are not supported.
 */
final class ClusterQuery {
    private static final Pattern COMPARISON = Pattern.compile(
            "(!|not )?\\s*attribute:(?<name>[\\w.:/-]+)\\s*(?<op>==|equals|!=|not_equals|=~|matches|!~|in|not_in|!in|exists|!exists|not_exists)\\s*(?<value>.*)");

    private ClusterQuery() {}

    static boolean matches(String expression, EcsInstance instance) {
        for (String alternative : expression.split("\\s+(?:or|\\|\\|)\\s+", -1)) {
            if (all(alternative, instance)) {
                return true;
            }
        }
        return false;
    }

    private static boolean all(String conjunction, EcsInstance instance) {
        for (String part : conjunction.split("\\s+(?:and|&&)\\s+", -1)) {
            if (!one(part.strip(), instance)) {
                return false;
            }
        }
        return true;
    }

    private static boolean one(String text, EcsInstance instance) {
        Matcher parsed = COMPARISON.matcher(text);
        if (!parsed.matches()) {
            throw new ApiException("InvalidParameterException", "Invalid placement constraint: " + text);
        }
        Optional<String> has = Optional.ofNullable(instance.attributes().get(parsed.group("name")));
        boolean holds = compare(parsed.group("op"), has, parsed.group("value").strip());
        return (parsed.group(1) == null) == holds;
    }

    private static boolean compare(String operator, Optional<String> has, String value) {
        return switch (operator) {
            case "==", "equals" -> has.filter(value::equals).isPresent();
            case "!=", "not_equals" -> has.filter(value::equals).isEmpty();
            case "=~", "matches" -> has.filter(h -> Pattern.matches(value, h)).isPresent();
            case "!~" -> has.filter(h -> Pattern.matches(value, h)).isEmpty();
            case "in" -> has.filter(list(value)::contains).isPresent();
            case "not_in", "!in" -> has.filter(list(value)::contains).isEmpty();
            case "exists" -> has.isPresent();
            default -> has.isEmpty();
        };
    }

    private static List<String> list(String value) {
        String inside = value.replaceAll("[\\[\\]\\s]", "");
        return List.of(inside.split(",", -1));
    }
}
