package ecsremediation.simulator.iam;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * One statement of an identity-based policy.
 *
 * @param sid its name; empty if it has none
 * @param conditions all must hold
 */
record PolicyStatement(
        String sid,
        StatementEffect effect,
        WildcardPatterns actions,
        WildcardPatterns resources,
        List<PolicyCondition> conditions) {
    private static final Set<String> ELEMENTS =
            Set.of("Sid", "Effect", "Action", "NotAction", "Resource", "NotResource", "Condition");

    /** What a statement does to the requests that it matches. */
    enum StatementEffect {
        ALLOW,
        DENY
    }

    PolicyStatement {
        conditions = List.copyOf(conditions);
    }

    static PolicyStatement parse(JsonNode json) {
        json.fieldNames().forEachRemaining(name -> {
            if (!ELEMENTS.contains(name)) {
                throw new PolicyException("an identity-based policy has no element " + name);
            }
        });
        return new PolicyStatement(
                json.path("Sid").asText(),
                effect(json.path("Effect").asText()),
                either(json, "Action", WildcardPatterns.Letters.ANY_CASE),
                either(json, "Resource", WildcardPatterns.Letters.EXACT),
                conditions(json.path("Condition")));
    }

    private static StatementEffect effect(String text) {
        return switch (text) {
            case "Allow" -> StatementEffect.ALLOW;
            case "Deny" -> StatementEffect.DENY;
            default -> throw new PolicyException("Effect must be Allow or Deny, not '" + text + "'");
        };
    }

    private static WildcardPatterns either(JsonNode json, String name, WildcardPatterns.Letters letters) {
        boolean inverted = json.has("Not" + name);
        if (inverted == json.has(name)) {
            throw new PolicyException("a statement needs either " + name + " or Not" + name);
        }
        return new WildcardPatterns(
                WildcardPatterns.texts(json.path(inverted ? "Not" + name : name)), inverted, letters);
    }

    private static List<PolicyCondition> conditions(JsonNode json) {
        List<PolicyCondition> conditions = new ArrayList<>();
        json.properties()
                .forEach(operator -> operator.getValue()
                        .properties()
                        .forEach(key -> conditions.add(new PolicyCondition(
                                ConditionOperator.parse(operator.getKey()),
                                key.getKey(),
                                WildcardPatterns.texts(key.getValue())))));
        return conditions;
    }

    boolean matches(IamRequest request) {
        return actions.matches(request.action())
                && resources.matches(request.resource())
                && conditions.stream().allMatch(condition -> condition.holds(request));
    }

    PolicyStatement without(String action) {
        return actions.inverted()
                ? this
                : new PolicyStatement(sid, effect, actions.without(action), resources, conditions);
    }
}
