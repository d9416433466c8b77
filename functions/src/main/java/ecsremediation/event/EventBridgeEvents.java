package ecsremediation.event;

import static ecsremediation.event.EventFields.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;

/** Reads EventBridge's events by {@code detail-type}. Accepts them only from AWS's own {@code source}. */
final class EventBridgeEvents {
    private EventBridgeEvents() {}

    static Trigger read(JsonNode event, EnvelopeContext in) {
        String type = text(event, "detail-type").orElse("");
        String source = text(event, "source").orElse("");
        Optional<Instant> at = text(event, "time").flatMap(Timestamps::read).or(in::sent);
        if (at.isEmpty()) {
            return new Trigger.Ignored("time is missing or not a time in event " + type + ": expected ISO 8601");
        }
        return switch (source) {
            case "aws.cloudwatch" -> alarm(type, event, in);
            case "aws.ecs" -> EcsEvents.read(type, event, at.get());
            case "aws.autoscaling" -> launch(type, event, at.get());
            case "aws.events", "aws.scheduler" -> tick(type, at.get());
            default -> ignored(type, "source is " + source + ": only AWS's own events are believed");
        };
    }

    private static Trigger alarm(String type, JsonNode event, EnvelopeContext in) {
        return switch (type) {
            case "CloudWatch Alarm State Change", "CloudWatch Alarm Contributor State Change" ->
                AlarmShapes.event(event, in);
            default -> ignored(type, "of CloudWatch's events only changes of state matter here");
        };
    }

    private static Trigger launch(String type, JsonNode event, Instant at) {
        if (!type.equals("EC2 Instance Launch Unsuccessful")) {
            return ignored(type, "of Auto Scaling's events only failed launches matter here");
        }
        JsonNode detail = event.path("detail");
        Optional<String> id = text(event, "id");
        Optional<String> group = text(detail, "AutoScalingGroupName");
        if (id.isEmpty() || group.isEmpty()) {
            return new Trigger.Ignored("a failed launch without id and detail.AutoScalingGroupName: both are expected");
        }
        String words =
                text(detail, "StatusMessage").or(() -> text(detail, "Cause")).orElse("");
        return new Trigger.LaunchFailed(id.get(), group.get(), at, words);
    }

    private static Trigger tick(String type, Instant at) {
        return type.equals("Scheduled Event") ? new Trigger.Tick(at) : ignored(type, "expected a Scheduled Event");
    }

    private static Trigger ignored(String type, String why) {
        return new Trigger.Ignored("event " + (type.isEmpty() ? "without detail-type" : type) + ": " + why);
    }
}
