package ecsremediation.simulator.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Merges {@code Globals.Function} into a function's properties: maps are merged, lists are joined with the global items
 * first, and other values are replaced. A call of an intrinsic function is such another value [SAM developer guide,
 * Globals section].
 */
final class GlobalProperties {
    private GlobalProperties() {}

    /** The resource with the global properties of its type. */
    static JsonNode applied(StackTemplate template, JsonNode resource) {
        ObjectNode globals = template.section("Globals");
        globals.fieldNames().forEachRemaining(section -> {
            if (!section.equals("Function")) {
                throw new TemplateException("Globals." + section, "is not supported");
            }
        });
        boolean function = resource.path("Type").asText().equals("AWS::Serverless::Function");
        if (!function || !(resource instanceof ObjectNode written)) {
            return resource;
        }
        JsonNode global = globals.path("Function");
        JsonNode own = written.path("Properties");
        return global.isMissingNode() ? written : written.deepCopy().set("Properties", merged(global, own));
    }

    private static JsonNode merged(JsonNode global, JsonNode own) {
        if (own.isMissingNode()) {
            return global.deepCopy();
        }
        if (isMap(global) && isMap(own) && global.deepCopy() instanceof ObjectNode all) {
            own.properties()
                    .forEach(member ->
                            all.set(member.getKey(), merged(global.path(member.getKey()), member.getValue())));
            return all;
        }
        if (global.isArray() && own instanceof ArrayNode last && global.deepCopy() instanceof ArrayNode all) {
            return all.addAll(last);
        }
        return own;
    }

    private static boolean isMap(JsonNode node) {
        return node.isObject() && !IntrinsicFunctions.isCall(node);
    }
}
