package ecsremediation.handler;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.events.CloudFormationCustomResourceEvent;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The function for CloudFormation. It sets Container Insights of the stack's clusters when the stack changes, and restores
 * what they had.
 */
public final class ContainerInsightsFunction implements RequestStreamHandler {
    private static final Logger LOG = LoggerFactory.getLogger(ContainerInsightsFunction.class);
    private static final JsonMapper MAPPER = new JsonMapper();

    private final ContainerInsightsResource resource;

    /** The constructor that Lambda calls. */
    public ContainerInsightsFunction() {
        this(Wiring.containerInsights());
    }

    ContainerInsightsFunction(ContainerInsightsResource resource) {
        this.resource = resource;
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        Invocation.run(event, context, bytes -> handle(json(bytes), context));
    }

    /** An event without an address waits for no answer, so it is not from CloudFormation. */
    private void handle(JsonNode event, Context context) {
        if (event.path("ResponseURL").asText().isEmpty()) {
            LOG.warn("ignored an event without the ResponseURL of CloudFormation");
        } else {
            resource.handleRequest(request(event), context);
        }
    }

    private static JsonNode json(byte[] bytes) {
        try {
            return MAPPER.readTree(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("not a request of CloudFormation", e);
        }
    }

    /** The request as CloudFormation writes it (CloudFormation User Guide, "Custom resource request objects"). */
    private static CloudFormationCustomResourceEvent request(JsonNode json) {
        return CloudFormationCustomResourceEvent.builder()
                .withRequestType(json.path("RequestType").asText())
                .withResponseUrl(json.path("ResponseURL").asText())
                .withStackId(json.path("StackId").asText())
                .withRequestId(json.path("RequestId").asText())
                .withResourceType(json.path("ResourceType").asText())
                .withLogicalResourceId(json.path("LogicalResourceId").asText())
                .withPhysicalResourceId(json.path("PhysicalResourceId").asText())
                .withResourceProperties(properties(json, "ResourceProperties"))
                .withOldResourceProperties(properties(json, "OldResourceProperties"))
                .build();
    }

    private static Map<String, Object> properties(JsonNode json, String name) {
        JsonNode properties = json.path(name);
        return properties.isObject() ? MAPPER.convertValue(properties, new TypeReference<>() {}) : Map.of();
    }
}
