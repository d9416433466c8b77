package ecsremediation.simulator.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import ecsremediation.simulator.engine.SimulatedAccount;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;

/** What the references of one stack's template mean: parameters, pseudo parameters, conditions and resources. */
final class StackScope {
    private final StackTemplate template;
    private final StackSettings settings;
    private final ParameterValues parameters;
    private final SortedSet<String> underway = new TreeSet<>();

    StackScope(StackTemplate template, StackSettings settings) {
        this.template = template;
        this.settings = settings;
        this.parameters = new ParameterValues(template.section("Parameters"), settings.parameters());
    }

    StackTemplate template() {
        return template;
    }

    ParameterValues parameters() {
        return parameters;
    }

    /** What {@code Ref} returns. {@code AWS::NoValue} is a missing node. */
    JsonNode ref(String name, String path) {
        if (name.startsWith("AWS::")) {
            return pseudo(name, path);
        }
        Optional<JsonNode> parameter = parameters.value(name);
        return parameter.orElseGet(() -> new TextNode(identity(name, path).ref(path)));
    }

    /** What {@code Fn::GetAtt} returns. */
    JsonNode attribute(String resource, String attribute, String path) {
        return new TextNode(identity(resource, path).attribute(attribute, path));
    }

    /** Whether a condition holds. */
    boolean holds(String condition, String path) {
        JsonNode definition = template.section("Conditions").path(condition);
        if (definition.isMissingNode()) {
            throw new TemplateException(path, "the template has no condition " + condition);
        }
        String at = "Conditions." + condition;
        return once(at, path, () -> new ConditionFunctions(this).holds(definition, at));
    }

    /** Whether the stack has this resource, which the template declares. */
    boolean exists(String resource) {
        JsonNode condition = template.section("Resources").path(resource).path("Condition");
        return condition.isMissingNode() || holds(condition.asText(), "Resources." + resource + ".Condition");
    }

    /** The value of a part of the template. */
    JsonNode value(JsonNode node, String path) {
        return new IntrinsicFunctions(this).value(node, path);
    }

    private JsonNode pseudo(String name, String path) {
        SimulatedAccount account = settings.account();
        return switch (name) {
            case "AWS::NoValue" -> MissingNode.getInstance();
            case "AWS::Region" -> new TextNode(account.region());
            case "AWS::AccountId" -> new TextNode(account.id());
            case "AWS::Partition" -> new TextNode(account.partition());
            case "AWS::StackName" -> new TextNode(settings.name());
            case "AWS::StackId" -> new TextNode(account.arn("cloudformation", "stack/" + settings.name() + "/1"));
            case "AWS::URLSuffix" ->
                new TextNode(account.partition().equals("aws-cn") ? "amazonaws.com.cn" : "amazonaws.com");
            case "AWS::NotificationARNs" -> JsonNodeFactory.instance.arrayNode();
            default -> throw new TemplateException(path, name + " is no pseudo parameter");
        };
    }

    /**
     * The names of a resource, or of what SAM publishes for a function: {@code Function.Alias} and
     * {@code Function.Version}.
     */
    ResourceIdentity identity(String reference, String path) {
        ObjectNode resources = template.section("Resources");
        int dot = reference.indexOf('.');
        String logicalId = dot < 0 ? reference : reference.substring(0, dot);
        if (!resources.has(logicalId)) {
            throw new TemplateException(path, "the template has no parameter or resource " + reference);
        }
        if (!exists(logicalId)) {
            throw new TemplateException(path, "refers to " + logicalId + ", which the stack does not have");
        }
        ResourceIdentity identity = named(logicalId, resources.path(logicalId), path);
        return dot < 0 ? identity : identity.published(reference.substring(dot + 1), path);
    }

    private ResourceIdentity named(String logicalId, JsonNode resource, String path) {
        String type = resource.path("Type").asText();
        String property = ResourceIdentity.nameProperty(type);
        JsonNode written = resource.path("Properties").path(property);
        String at = "Resources." + logicalId + ".Properties." + property;
        JsonNode name = once(at, path, () -> value(written, at));
        String chosen = name.isMissingNode()
                ? settings.names().getOrDefault(logicalId, settings.name() + "-" + logicalId)
                : name.asText();
        return new ResourceIdentity(settings.account(), type, logicalId, chosen);
    }

    private <T> T once(String what, String path, Supplier<T> evaluation) {
        if (!underway.add(what)) {
            throw new TemplateException(path, what + " depends on itself");
        }
        try {
            return evaluation.get();
        } finally {
            underway.remove(what);
        }
    }
}
