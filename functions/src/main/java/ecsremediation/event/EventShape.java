package ecsremediation.event;

import static ecsremediation.event.EventFields.has;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.EnumSet;

/**
 * The forms an event, or what an envelope holds, can have; each recognised by fields, the first that fits.
 */
enum EventShape {
    /** Lambda's event of SNS and SQS. */
    RECORDS("Records"),
    /** Answer of {@code aws sqs receive-message}, as saved from a dead-letter queue. */
    MESSAGES("Messages"),
    SNS_RECORD("Sns"),
    /** One SQS message, as Lambda spells it. */
    SQS_RECORD("body"),
    /** One SQS message, as the CLI spells it. */
    SQS_MESSAGE("Body"),
    /** SNS's own envelope, inside an SQS body or a record's {@code Sns}. */
    NOTIFICATION("TopicArn", "Message"),
    /** What Lambda writes to an on-failure destination. */
    DESTINATION_RECORD("requestContext", "requestPayload"),
    /** Events of EventBridge and of EventBridge Scheduler. */
    EVENT("detail-type"),
    /** An alarm's direct Lambda action. */
    ALARM_ACTION("alarmData"),
    /** The alarm as SNS carries it. */
    ALARM_MESSAGE("AlarmName"),
    /** A bare list of records, as EventBridge Pipes hands them over. */
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
