package ecsremediation.simulator.iam;

import com.fasterxml.jackson.databind.JsonNode;
import ecsremediation.simulator.template.ResolvedStack;
import ecsremediation.simulator.template.StackResource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * What Lambda does in the name of a function's role: writes its log and traces, polls its queue, and sends the events
 * that failed to its queue [Lambda developer guide, execution role, SQS event sources, destinations, X-Ray].
 */
public final class LambdaPermissions {
    private LambdaPermissions() {}

    /** The requests that the role must allow, in a fixed order. */
    public static List<IamRequest> of(ResolvedStack stack, String function) {
        JsonNode properties = stack.resource(function).properties();
        List<IamRequest> needed = new ArrayList<>(log(stack, properties));
        if (properties.path("Tracing").asText().equals("Active")) {
            needed.add(IamRequest.of("xray:PutTraceSegments", IamRequest.ANY_RESOURCE));
            needed.add(IamRequest.of("xray:PutTelemetryRecords", IamRequest.ANY_RESOURCE));
        }
        properties.path("Events").forEach(event -> {
            if (event.path("Type").asText().equals("SQS")) {
                needed.addAll(poll(event.path("Properties").path("Queue").asText()));
            }
        });
        JsonNode failed = properties
                .path("EventInvokeConfig")
                .path("DestinationConfig")
                .path("OnFailure")
                .path("Destination");
        if (!failed.isMissingNode()) {
            needed.add(IamRequest.of("sqs:SendMessage", failed.asText()));
        }
        return List.copyOf(needed);
    }

    private static List<IamRequest> log(ResolvedStack stack, JsonNode properties) {
        String name = properties.path("LoggingConfig").path("LogGroup").asText();
        Predicate<StackResource> named = group -> group.name().equals(name);
        String arn = stack.ofType("AWS::Logs::LogGroup").stream()
                .filter(named)
                .findFirst()
                .map(StackResource::arn)
                .orElseThrow(() -> new PolicyException("the stack has no log group " + name));
        String stream = arn + ":log-stream:2026/01/05/[1]0123456789abcdef";
        return List.of(IamRequest.of("logs:CreateLogStream", stream), IamRequest.of("logs:PutLogEvents", stream));
    }

    private static List<IamRequest> poll(String queue) {
        return List.of(
                IamRequest.of("sqs:ReceiveMessage", queue),
                IamRequest.of("sqs:DeleteMessage", queue),
                IamRequest.of("sqs:GetQueueAttributes", queue));
    }
}
