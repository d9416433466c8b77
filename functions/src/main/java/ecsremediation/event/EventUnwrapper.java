package ecsremediation.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.StreamSupport;

/** Opens envelopes, in any nesting, until it reaches the event inside. */
final class EventUnwrapper {
    /**
     * A failed invocation's record, read from a dead-letter queue (records, message, record of the failure),
     * of an SNS message (records, record, notification, alarm) is 7 deep. No event of AWS is deeper. Our
     * choice.
     */
    private static final int DEEPEST = 10;

    /** The largest batch Lambda takes from one SQS queue (Lambda quotas). */
    private static final int MOST_RECORDS = 10_000;

    /**
     * The source of the event that the schedules of template.yaml send once a day, so that Lambda keeps the
     * snapshots of functions that nothing else invokes. It triggers nothing.
     */
    private static final String KEEP_ALIVE = "ecs-remediation.keep-alive";

    private EventUnwrapper() {}

    static List<Delivery> open(JsonNode event, EnvelopeContext in) {
        if (in.depth() > DEEPEST) {
            return in.ignored(
                    "the event lies in more than " + DEEPEST + " envelopes: subscribe to the source directly");
        }
        if (KEEP_ALIVE.equals(event.path("source").textValue())) {
            return List.of();
        }
        return switch (EventShape.of(event)) {
            case RECORDS -> each("Records", event.get("Records"), in.inside());
            case MESSAGES -> each("Messages", event.get("Messages"), in.inside());
            case LIST -> each("the list", event, in.inside());
            case SNS_RECORD -> open(event.get("Sns"), in.inside());
            case SQS_RECORD -> message("messageId", "body", event, in.inside());
            case SQS_MESSAGE -> message("MessageId", "Body", event, in.inside());
            case NOTIFICATION -> notification(event, in.inside());
            case DESTINATION_RECORD -> content("requestPayload", event.get("requestPayload"), in.inside());
            case EVENT -> in.holds(EventBridgeEvents.read(event, in), EventOrigins.ofEvent(event));
            case ALARM_ACTION -> in.holds(AlarmShapes.action(event, in), EventOrigins.ofAction(event));
            case ALARM_MESSAGE -> in.holds(AlarmShapes.message(event, in), EventOrigins.ofMessage(event, in));
            case UNKNOWN ->
                in.ignored("not a form we know (" + EventFields.names(event)
                        + "): expected Records, detail-type, alarmData or AlarmName at the top");
        };
    }

    private static List<Delivery> each(String field, JsonNode records, EnvelopeContext in) {
        if (!records.isArray() || records.isEmpty()) {
            return in.ignored(field + " holds nothing: expected a list of records");
        }
        if (records.size() > MOST_RECORDS) {
            return in.ignored(
                    field + " has " + records.size() + " entries, and a batch has " + MOST_RECORDS + " at most");
        }
        return StreamSupport.stream(records.spliterator(), false)
                .flatMap(r -> open(r, in).stream())
                .toList();
    }

    private static List<Delivery> message(String id, String body, JsonNode record, EnvelopeContext in) {
        EnvelopeContext context = in.item(EventFields.text(record, id))
                .sentAt(EventFields.text(record.path("attributes"), "SentTimestamp")
                        .flatMap(Timestamps::readMillis));
        return content(body, record.get(body), context);
    }

    private static List<Delivery> notification(JsonNode sns, EnvelopeContext in) {
        EnvelopeContext context = in.through(EventFields.text(sns, "TopicArn"))
                .sentAt(EventFields.text(sns, "Timestamp").flatMap(Timestamps::read));
        String type = EventFields.text(sns, "Type").orElse("Notification");
        return type.equals("Notification")
                ? content("Message", sns.get("Message"), context)
                : context.ignored("Type is " + type
                        + ": only a Notification carries an event; a subscription is confirmed by its link");
    }

    /** The content is JSON as text. Tools that store whole messages write it as a JSON value instead. */
    private static List<Delivery> content(String field, JsonNode content, EnvelopeContext in) {
        if (!content.isTextual()) {
            return content.isContainerNode()
                    ? open(content, in)
                    : in.ignored(field + " is neither JSON nor JSON as text: expected an alarm or an event there");
        }
        try {
            return open(EventJson.read(content.textValue()), in);
        } catch (JsonProcessingException e) {
            return in.ignored(
                    field + " is not JSON (" + EventJson.problem(e) + "): expected an alarm or an event there");
        }
    }
}
