package ecsremediation.simulator.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The plain values of a stack. It holds no functions, no conditions, no resources whose condition is false and nothing
 * that is {@code AWS::NoValue}.
 *
 * @param parameters a text or a list of texts by name
 * @param resources by logical id
 * @param outputs values by name
 */
public record ResolvedStack(
        SortedMap<String, JsonNode> parameters,
        SortedMap<String, StackResource> resources,
        SortedMap<String, String> outputs) {

    public ResolvedStack {
        parameters = Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
        resources = Collections.unmodifiableSortedMap(new TreeMap<>(resources));
        outputs = Collections.unmodifiableSortedMap(new TreeMap<>(outputs));
    }

    static ResolvedStack of(StackScope scope) {
        SortedMap<String, JsonNode> parameters = new TreeMap<>();
        names(scope, "Parameters")
                .forEach(name -> scope.parameters().value(name).ifPresent(value -> parameters.put(name, value)));
        SortedMap<String, StackResource> resources = new TreeMap<>();
        names(scope, "Resources").stream()
                .filter(scope::exists)
                .forEach(name -> resources.put(name, resource(scope, name)));
        SortedMap<String, String> outputs = new TreeMap<>();
        names(scope, "Outputs").forEach(name -> output(scope, name).ifPresent(value -> outputs.put(name, value)));
        names(scope, "Conditions").forEach(name -> scope.holds(name, "Conditions." + name));
        return new ResolvedStack(parameters, resources, outputs);
    }

    /**
     * The resource with this logical id.
     *
     * @throws IllegalArgumentException if the stack does not have it
     */
    public StackResource resource(String logicalId) {
        StackResource resource = resources.get(logicalId);
        if (resource == null) {
            throw new IllegalArgumentException("the stack has no resource " + logicalId);
        }
        return resource;
    }

    /** The resources of a type, by logical id. */
    public List<StackResource> ofType(String type) {
        return resources.values().stream()
                .filter(resource -> resource.type().equals(type))
                .toList();
    }

    private static List<String> names(StackScope scope, String section) {
        List<String> names = new ArrayList<>();
        scope.template().section(section).fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static StackResource resource(StackScope scope, String logicalId) {
        String path = "Resources." + logicalId;
        JsonNode written = scope.template().section("Resources").path(logicalId);
        JsonNode definition = scope.value(GlobalProperties.applied(scope.template(), written), path);
        if (definition instanceof ObjectNode map) {
            map.remove("Condition");
        }
        ResourceIdentity identity = scope.identity(logicalId, path);
        return new StackResource(logicalId, identity.name(), identity.arn(), definition);
    }

    private static Optional<String> output(StackScope scope, String name) {
        String path = "Outputs." + name;
        JsonNode output = scope.template().section("Outputs").path(name);
        JsonNode condition = output.path("Condition");
        return condition.isMissingNode() || scope.holds(condition.asText(), path + ".Condition")
                ? Optional.of(scope.value(output.path("Value"), path + ".Value").asText())
                : Optional.empty();
    }
}
