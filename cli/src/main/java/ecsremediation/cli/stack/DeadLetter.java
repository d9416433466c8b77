package ecsremediation.cli.stack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import ecsremediation.event.Delivery;
import ecsremediation.event.Scope;
import ecsremediation.event.Trigger;
import ecsremediation.event.TriggerParser;
import ecsremediation.report.IgnoredText;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * One message of the dead-letter queue.
 *
 * @param receipt the handle with which SQS deletes or releases the message
 * @param source the ARN of the queue that moved it here; empty if a Lambda destination, EventBridge or SNS
 *     sent it
 * @param attributes the message attributes; EventBridge adds ERROR_CODE and ERROR_MESSAGE
 */
public record DeadLetter(
        String id,
        String receipt,
        Instant sentAt,
        String body,
        Optional<String> source,
        SortedMap<String, String> attributes) {
    private static final ObjectMapper JSON = new ObjectMapper();

    public DeadLetter {
        attributes = Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
    }

    /** The events in the message, as the functions read them, in one line. */
    public String events() {
        return triggers().isEmpty()
                ? "a keep-alive"
                : triggers().stream().map(DeadLetter::words).distinct().collect(Collectors.joining(", "));
    }

    /** Whether the functions can read at least one event of the message. They read a keep-alive, too. */
    public boolean isUnderstood() {
        return triggers().isEmpty() || triggers().stream().anyMatch(trigger -> !(trigger instanceof Trigger.Ignored));
    }

    /** Why the message is in the dead-letter queue, in one line. */
    public String error() {
        JsonNode record = json();
        if (record.has("requestContext")) {
            return failedInvocation(record);
        }
        if (attributes.containsKey("ERROR_CODE")) {
            return "EventBridge could not deliver it: " + attributes.get("ERROR_CODE")
                    + Optional.ofNullable(attributes.get("ERROR_MESSAGE"))
                            .map(m -> ", " + oneLine(m))
                            .orElse("");
        }
        return source.map(
                        arn -> name(arn) + " moved it here after its last receive; the log of ServiceEventFunction has"
                                + " the error, under " + id)
                .orElse("SNS could not deliver it to the function");
    }

    /** The name of a queue: the last part of its ARN. */
    static String name(String arn) {
        return arn.substring(arn.lastIndexOf(':') + 1);
    }

    private static String failedInvocation(JsonNode record) {
        String[] arn = record.at("/requestContext/functionArn").asText().split(":", -1);
        String function = arn.length > 6 ? arn[6] : "the function";
        JsonNode payload = record.path("responsePayload");
        String type = payload.path("errorType").asText();
        String message = payload.path("errorMessage").asText();
        return function + " failed "
                + record.at("/requestContext/approximateInvokeCount").asInt() + " times, "
                + record.at("/requestContext/condition").asText()
                + (message.isEmpty() ? "" : ": " + oneLine(message))
                + (type.isEmpty() ? "" : " (" + type.substring(type.lastIndexOf('.') + 1) + ")");
    }

    private List<Trigger> triggers() {
        return TriggerParser.parse(body.getBytes(StandardCharsets.UTF_8), sentAt).stream()
                .map(Delivery::trigger)
                .toList();
    }

    private static String words(Trigger trigger) {
        return switch (trigger) {
            case Trigger.AlarmRaised t -> "alarm " + t.alarmName() + about(t.scope());
            case Trigger.AlarmCleared t -> "alarm " + t.alarmName() + " going to " + t.state() + about(t.scope());
            case Trigger.ServiceEvent t -> t.eventName() + about(t.scope());
            case Trigger.LaunchFailed t -> "failed launch in " + t.group();
            case Trigger.Tick _ -> "a scheduled tick";
            case Trigger.Ignored t -> "not understood (" + oneLine(IgnoredText.of(t.reason())) + ")";
        };
    }

    private static String about(Scope scope) {
        return switch (scope) {
            case Scope.OneService one -> " of " + one.name();
            case Scope.WholeCluster whole -> " of cluster " + whole.cluster();
            case Scope.OtherNamespace _, Scope.Unnamed _ -> "";
        };
    }

    private JsonNode json() {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException notJson) {
            return MissingNode.getInstance();
        }
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
