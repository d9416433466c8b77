package ecsremediation.simulator.template;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A resource that a stack has.
 *
 * @param name the physical name
 * @param definition what the template says of it, resolved: {@code Type}, {@code Properties}, {@code DeletionPolicy} …
 */
public record StackResource(String logicalId, String name, String arn, JsonNode definition) {

    /** The type, such as {@code AWS::SNS::Topic}. */
    public String type() {
        return definition.path("Type").asText();
    }

    /** The properties, resolved; missing if the template has none. */
    public JsonNode properties() {
        return definition.path("Properties");
    }
}
