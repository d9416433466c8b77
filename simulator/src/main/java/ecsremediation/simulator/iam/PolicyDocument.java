package ecsremediation.simulator.iam;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** A parsed identity-based policy. */
public record PolicyDocument(List<PolicyStatement> statements) {
    /** The only version that has policy variables and that AWS recommends [IAM user guide, Version]. */
    private static final String VERSION = "2012-10-17";

    public PolicyDocument {
        statements = List.copyOf(statements);
    }

    /**
     * Reads a policy's JSON.
     *
     * @throws PolicyException if IAM would refuse it, or if it uses an element or operator that is not supported
     */
    public static PolicyDocument parse(JsonNode json) {
        json.fieldNames().forEachRemaining(name -> {
            if (!name.equals("Version") && !name.equals("Id") && !name.equals("Statement")) {
                throw new PolicyException("a policy has no element " + name);
            }
        });
        if (!json.path("Version").asText().equals(VERSION)) {
            throw new PolicyException("the policy's Version must be " + VERSION);
        }
        List<PolicyStatement> statements = new ArrayList<>();
        JsonNode statement = json.path("Statement");
        if (statement.isObject()) {
            statements.add(PolicyStatement.parse(statement));
        } else {
            statement.forEach(one -> statements.add(PolicyStatement.parse(one)));
        }
        if (statements.isEmpty()) {
            throw new PolicyException("the policy has no Statement");
        }
        return new PolicyDocument(statements);
    }

    /** The actions that the policy allows, as written. */
    public SortedSet<String> allowedActions() {
        SortedSet<String> actions = new TreeSet<>();
        statements.stream()
                .filter(statement -> statement.effect() == PolicyStatement.StatementEffect.ALLOW)
                .forEach(statement -> actions.addAll(statement.actions().patterns()));
        return actions;
    }

    /** The same policy without this action, as written in it. A statement that has no action left is dropped. */
    public PolicyDocument without(String action) {
        return new PolicyDocument(statements.stream()
                .map(statement -> statement.without(action))
                .filter(statement -> !statement.actions().patterns().isEmpty())
                .toList());
    }
}
