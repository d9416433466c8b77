package ecsremediation.simulator.template;

import com.fasterxml.jackson.databind.JsonNode;
import ecsremediation.simulator.engine.Documents;

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

    /** The pattern of a rule of EventBridge, which the template may write as text. */
    public JsonNode eventPattern() {
        JsonNode pattern = properties().path("EventPattern");
        return pattern.isTextual() ? Documents.read(pattern.textValue()) : pattern;
    }
}
