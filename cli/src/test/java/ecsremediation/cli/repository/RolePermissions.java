package ecsremediation.cli.repository;

import com.fasterxml.jackson.databind.JsonNode;
import ecsremediation.simulator.engine.SimulatedAccount;
import ecsremediation.simulator.scenario.LabStack;
import ecsremediation.simulator.template.ResolvedStack;
import ecsremediation.simulator.template.StackResource;
import ecsremediation.simulator.template.StackSettings;
import ecsremediation.simulator.template.StackTemplate;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The permissions of a role of template.yaml in text, one line for each action and resource. */
final class RolePermissions {
    private static final StackTemplate TEMPLATE = StackTemplate.read(Repository.text(Path.of("template.yaml")));

    private RolePermissions() {}

    /** The stack with these parameters, each {@code NAME=VALUE}. */
    static ResolvedStack stack(String... parameters) {
        return stack(LabStack.SETTINGS, parameters);
    }

    /** The stack with these parameters in another account, Region or partition. */
    static ResolvedStack in(SimulatedAccount account, String... parameters) {
        return stack(LabStack.SETTINGS.in(account), parameters);
    }

    private static ResolvedStack stack(StackSettings given, String... parameters) {
        StackSettings settings = given;
        for (String parameter : parameters) {
            String[] parts = parameter.split("=", 2);
            settings = settings.with(parts[0], parts[1]);
        }
        return TEMPLATE.resolve(settings);
    }

    /** The stack with this name and the template's defaults. */
    static ResolvedStack named(String stack) {
        return TEMPLATE.resolve(StackSettings.LAB.named(stack));
    }

    /** Sorted; each line is {@code ACTION on RESOURCE}, behind {@code never} if denied, then the conditions, if any. */
    static List<String> of(ResolvedStack stack, String role) {
        List<String> lines = new ArrayList<>();
        JsonNode properties = stack.resource(role).properties();
        properties.path("Policies").forEach(policy -> lines.addAll(lines(policy)));
        properties.path("ManagedPolicyArns").forEach(arn -> lines.addAll(lines(managed(stack, arn.asText()))));
        stack.ofType("AWS::IAM::ManagedPolicy").stream()
                .map(StackResource::properties)
                .filter(policy -> texts(policy.path("Roles"))
                        .contains(stack.resource(role).name()))
                .forEach(policy -> lines.addAll(lines(policy)));
        return lines.stream().sorted().toList();
    }

    private static JsonNode managed(ResolvedStack stack, String arn) {
        return stack.ofType("AWS::IAM::ManagedPolicy").stream()
                .filter(policy -> policy.arn().equals(arn))
                .map(StackResource::properties)
                .findFirst()
                .orElseThrow(() -> new AssertionError("the stack has no policy " + arn));
    }

    private static List<String> lines(JsonNode policy) {
        List<String> lines = new ArrayList<>();
        for (JsonNode statement : policy.path("PolicyDocument").path("Statement")) {
            String never = statement.path("Effect").asText().equals("Deny") ? "never " : "";
            for (String action : texts(statement.path("Action"))) {
                for (String resource : texts(statement.path("Resource"))) {
                    lines.add(never + action + " on " + resource + conditions(statement.path("Condition")));
                }
            }
        }
        return lines;
    }

    private static String conditions(JsonNode conditions) {
        List<String> lines = new ArrayList<>();
        conditions
                .properties()
                .forEach(operator -> operator.getValue()
                        .properties()
                        .forEach(key -> lines.add("\n    if " + operator.getKey() + " " + key.getKey() + " "
                                + String.join(", ", texts(key.getValue())))));
        return String.join("", lines);
    }

    private static List<String> texts(JsonNode node) {
        List<String> texts = new ArrayList<>();
        if (node.isArray()) {
            node.forEach(item -> texts.add(item.asText()));
        } else {
            texts.add(node.asText());
        }
        return texts;
    }
}
