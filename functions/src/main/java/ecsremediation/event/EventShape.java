package ecsremediation.event;

import static ecsremediation.event.EventFields.has;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.EnumSet;

/**
 * The shapes of an event or of an envelope's content. Each is recognised by its fields; the first that
 * matches counts.
 */
enum EventShape {
    /** Lambda's event for SNS and SQS. */
    RECORDS("Records"),
    /** Output of {@code aws sqs receive-message}, as saved from a dead-letter queue. */
    MESSAGES("Messages"),
    SNS_RECORD("Sns"),
    /** One SQS message in Lambda's spelling. */
    SQS_RECORD("body"),
    /** One SQS message in the CLI's spelling. */
    SQS_MESSAGE("Body"),
    /** SNS's own envelope, in an SQS body or in a record's {@code Sns}. */
    NOTIFICATION("TopicArn", "Message"),
    /** What Lambda writes to an on-failure destination. */
    DESTINATION_RECORD("requestContext", "requestPayload"),
    /** An event of EventBridge or of EventBridge Scheduler. */
    EVENT("detail-type"),
    /** An alarm's direct Lambda action. */
    ALARM_ACTION("alarmData"),
    /** An alarm as SNS carries it. */
    ALARM_MESSAGE("AlarmName"),
    /** A list of records without an object around it, as EventBridge Pipes passes them. */
    LIST("", ""),
    UNKNOWN("", "");

    private final String field;
    private final String secondField;

    EventShape(String field) {
        this(field, field);
    }

    EventShape(String field, String secondField) {
        this.field = field;
        this.secondField = secondField;
    }

    static EventShape of(JsonNode event) {
        EventShape other = event.isArray() ? LIST : UNKNOWN;
        return EnumSet.range(RECORDS, ALARM_MESSAGE).stream()
                .filter(f -> has(event, f.field) && has(event, f.secondField))
                .findFirst()
                .orElse(other);
    }
}
