package ecsremediation.simulator.iam;

import com.fasterxml.jackson.databind.JsonNode;
import ecsremediation.simulator.template.ResolvedStack;
import ecsremediation.simulator.template.StackResource;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A session of a function's role.
 *
 * @param principal the ARN that AWS's messages name:
 *     {@code arn:aws:sts::111122223333:assumed-role/ROLE/FUNCTION}
 */
public record FunctionRole(String principal, List<PolicyDocument> policies) {
    private static final int ACCOUNT = 4;

    public FunctionRole {
        policies = List.copyOf(policies);
    }

    /**
     * The role of a stack's function: its property {@code Role}, or the role that SAM makes of its property
     * {@code Policies}. The policies that SAM adds by itself are not in it.
     *
     * @throws PolicyException if the role has a policy that the stack does not define
     */
    public static FunctionRole of(ResolvedStack stack, String function) {
        StackResource resource = stack.resource(function);
        JsonNode role = resource.properties().path("Role");
        return role.isMissingNode()
                ? session(resource, resource.name() + "Role", ofSam(stack, resource))
                : ofRole(stack, resource, role.asText());
    }

    /** What the policies say to a request. */
    public PolicyDecision decide(IamRequest request) {
        return PolicyDecision.of(policies, request);
    }

    /** The actions that the policies allow, as written. */
    public SortedSet<String> allowedActions() {
        SortedSet<String> actions = new TreeSet<>();
        policies.forEach(policy -> actions.addAll(policy.allowedActions()));
        return actions;
    }

    /** The same role without this action. */
    public FunctionRole without(String action) {
        return new FunctionRole(
                principal,
                policies.stream().map(policy -> policy.without(action)).toList());
    }

    private static FunctionRole ofRole(ResolvedStack stack, StackResource function, String arn) {
        StackResource role = stack.ofType("AWS::IAM::Role").stream()
                .filter(candidate -> candidate.arn().equals(arn))
                .findFirst()
                .orElseThrow(() -> new PolicyException("the stack has no role " + arn));
        JsonNode properties = role.properties();
        if (properties.has("PermissionsBoundary")) {
            throw new PolicyException("permissions boundaries are not supported");
        }
        List<PolicyDocument> policies = new ArrayList<>();
        properties
                .path("Policies")
                .forEach(policy -> policies.add(PolicyDocument.parse(policy.path("PolicyDocument"))));
        properties.path("ManagedPolicyArns").forEach(managed -> policies.add(managed(stack, managed.asText())));
        attached(stack, role, "AWS::IAM::Policy", "Roles").forEach(policies::add);
        attached(stack, role, "AWS::IAM::ManagedPolicy", "Roles").forEach(policies::add);
        attached(stack, role, "AWS::IAM::RolePolicy", "RoleName").forEach(policies::add);
        return session(function, role.name(), policies);
    }

    private static List<PolicyDocument> attached(
            ResolvedStack stack, StackResource role, String type, String property) {
        return stack.ofType(type).stream()
                .filter(policy -> policy.properties().has(property))
                .filter(policy -> WildcardPatterns.texts(policy.properties().path(property))
                        .contains(role.name()))
                .map(policy -> PolicyDocument.parse(policy.properties().path("PolicyDocument")))
                .toList();
    }

    private static List<PolicyDocument> ofSam(ResolvedStack stack, StackResource function) {
        List<PolicyDocument> policies = new ArrayList<>();
        function.properties()
                .path("Policies")
                .forEach(policy -> policies.add(
                        policy.isTextual() ? managed(stack, policy.asText()) : PolicyDocument.parse(policy)));
        return policies;
    }

    private static PolicyDocument managed(ResolvedStack stack, String arn) {
        return stack.ofType("AWS::IAM::ManagedPolicy").stream()
                .filter(policy -> policy.arn().equals(arn))
                .findFirst()
                .map(policy -> PolicyDocument.parse(policy.properties().path("PolicyDocument")))
                .orElseThrow(() -> new PolicyException("the stack has no policy " + arn));
    }

    private static FunctionRole session(StackResource function, String role, List<PolicyDocument> policies) {
        String[] arn = function.arn().split(":", -1);
        String principal = "arn:" + arn[1] + ":sts::" + arn[ACCOUNT] + ":assumed-role/" + role + "/" + function.name();
        return new FunctionRole(principal, policies);
    }
}
