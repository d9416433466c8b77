package ecsremediation.event;

import static ecsremediation.event.EventFields.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;

/** Reads alarms in their 3 spellings: SNS message, EventBridge event, direct Lambda action. */
final class AlarmShapes {
    private AlarmShapes() {}

    /**
     * Reads the JSON that an alarm publishes to SNS. Its field names begin with a capital letter; a composite
     * alarm has no {@code Trigger}.
     */
    static Trigger message(JsonNode alarm, EnvelopeContext in) {
        Optional<String> name = text(alarm, "AlarmName");
        Optional<String> state = text(alarm, "NewStateValue");
        Optional<Instant> at = time(alarm, "StateChangeTime", in);
        if (name.isEmpty() || state.isEmpty() || at.isEmpty()) {
            return missing(name.isEmpty() ? "AlarmName" : state.isEmpty() ? "NewStateValue" : "StateChangeTime");
        }
        String source = text(alarm, "AlarmArn").orElse(name.get())
                + text(alarm, "AlarmContributorId").map(c -> "/" + c).orElse("");
        return new AlarmTransition(
                        source,
                        name.get(),
                        state.get(),
                        at.get(),
                        text(alarm, "NewStateReason").orElse(""),
                        AlarmScope.ofMessage(alarm),
                        EventFields.isTrue(alarm, "ActionExecutedAfterMuteWindow"))
                .trigger();
    }

    /** Reads {@code CloudWatch Alarm State Change} and {@code CloudWatch Alarm Contributor State Change}. */
    static Trigger event(JsonNode event, EnvelopeContext in) {
        Optional<String> arn = EventFields.texts(event, "resources").stream().findFirst();
        return data(event.path("detail"), arn, in.sentAt(time(event, "time", in)));
    }

    /** Reads the event with which an alarm invokes a function directly. */
    static Trigger action(JsonNode event, EnvelopeContext in) {
        return data(event.path("alarmData"), text(event, "alarmArn"), in.sentAt(time(event, "time", in)));
    }

    private static Trigger data(JsonNode data, Optional<String> arn, EnvelopeContext in) {
        JsonNode state = data.path("state");
        Optional<String> name = text(data, "alarmName");
        Optional<String> value = text(state, "value");
        Optional<Instant> at = time(state, "timestamp", in);
        if (name.isEmpty() || value.isEmpty() || at.isEmpty()) {
            return missing(name.isEmpty() ? "alarmName" : value.isEmpty() ? "state.value" : "state.timestamp");
        }
        String contributor =
                text(data.path("alarmContributor"), "id").map(c -> "/" + c).orElse("");
        return new AlarmTransition(
                        arn.orElse(name.get()) + contributor,
                        name.get(),
                        value.get(),
                        at.get(),
                        text(state, "reason").orElse(""),
                        AlarmScope.ofData(data),
                        EventFields.has(data, "muteDetail")
                                || text(state, "actionsSuppressedBy").isPresent())
                .trigger();
    }

    private static Trigger missing(String field) {
        return new Trigger.Ignored(
                field + " of an alarm is missing or not what is expected there: send it as " + "CloudWatch writes it");
    }

    private static Optional<Instant> time(JsonNode node, String field, EnvelopeContext in) {
        return text(node, field).flatMap(Timestamps::read).or(in::sent);
    }
}
