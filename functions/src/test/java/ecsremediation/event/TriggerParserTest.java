package ecsremediation.event;

import static ecsremediation.event.Payloads.alarmAction;
import static ecsremediation.event.Payloads.alarmData;
import static ecsremediation.event.Payloads.alarmEvent;
import static ecsremediation.event.Payloads.busEvent;
import static ecsremediation.event.Payloads.bytes;
import static ecsremediation.event.Payloads.failedInvocation;
import static ecsremediation.event.Payloads.labMetric;
import static ecsremediation.event.Payloads.launchFailed;
import static ecsremediation.event.Payloads.notification;
import static ecsremediation.event.Payloads.pendingAlarm;
import static ecsremediation.event.Payloads.quoted;
import static ecsremediation.event.Payloads.serviceAction;
import static ecsremediation.event.Payloads.snsRecords;
import static ecsremediation.event.Payloads.sqsRecords;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TriggerParserTest {
    private static final Instant CHANGED = Instant.parse("2026-01-05T10:03:12.417Z");
    private static final Instant SENT = Instant.parse("2026-01-05T10:03:12Z");
    private static final Scope LAB = new Scope.OneService(new ServiceName("EcsLabPublicCluster", "EcsLabApi"));

    private static final Trigger RAISED = new Trigger.AlarmRaised(
            Payloads.ALARM_ARN + "@2026-01-05T10:03:12.417Z",
            "alarm_ecslabapi_pending",
            LAB,
            CHANGED,
            "Threshold Crossed",
            false);
    private static final Trigger PLACEMENT =
            new Trigger.ServiceEvent("e-1", "SERVICE_TASK_PLACEMENT_FAILURE", LAB, SENT, "RESOURCE:MEMORY");
    private static final Trigger LAUNCH = new Trigger.LaunchFailed("e-1", "EcsLabAsg", SENT, "no t3.micro left");

    /**
     * Each case has a name, the event, the message id by which Lambda can retry it alone, and the trigger.
     */
    static Stream<Arguments> forms() {
        String alarm = pendingAlarm();
        String direct = alarmAction(alarmData("ALARM", labMetric()));
        String placement = serviceAction("SERVICE_TASK_PLACEMENT_FAILURE");
        String tick = busEvent("aws.scheduler", "Scheduled Event", "arn:aws:scheduler:::schedule/default/t", "\"{}\"");
        return Stream.of(
                form("SNS to Lambda", snsRecords(alarm), "", RAISED),
                form("SNS to SQS to Lambda", sqsRecords(notification(alarm)), "q-0", RAISED),
                form("SNS to SQS to Lambda, raw", sqsRecords(alarm), "q-0", RAISED),
                form("the bare message", alarm, "", RAISED),
                form("EventBridge to Lambda", alarmEvent(alarmData("ALARM", labMetric())), "", RAISED),
                form("EventBridge to SNS", snsRecords(alarmEvent(alarmData("ALARM", labMetric()))), "", RAISED),
                form("direct action", direct, "", RAISED),
                form("ECS event to Lambda", placement, "", PLACEMENT),
                form("ECS event to SQS", sqsRecords(placement), "q-0", PLACEMENT),
                form("failed launch", sqsRecords(launchFailed()), "q-0", LAUNCH),
                form("pipe", "[{\"messageId\":\"q-0\",\"body\":" + quoted(placement) + "}]", "q-0", PLACEMENT),
                form(
                        "saved message",
                        "{\"Messages\":[{\"MessageId\":\"q-0\",\"Body\":" + quoted(alarm) + "}]}",
                        "q-0",
                        RAISED),
                form("failed invocation", sqsRecords(failedInvocation(snsRecords(alarm))), "q-0", RAISED),
                form("failed batch keeps the outer id", sqsRecords(failedInvocation(sqsRecords(alarm))), "q-0", RAISED),
                form("schedule", tick, "", new Trigger.Tick(SENT)),
                form("schedule rule", tick.replace("aws.scheduler", "aws.events"), "", new Trigger.Tick(SENT)));
    }

    private static Arguments form(String name, String event, String item, Trigger trigger) {
        return Arguments.of(name, event, Optional.of(item).filter(i -> !i.isEmpty()), trigger);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forms")
    void theSameEventGivesTheSameTriggerInEveryShape(
            String name, String event, Optional<String> item, Trigger expected) {
        List<Delivery> deliveries = TriggerParser.parse(bytes(event));

        assertThat(deliveries).as(name).hasSize(1);
        assertThat(deliveries.getFirst().trigger()).isEqualTo(expected);
        assertThat(deliveries.getFirst().item()).isEqualTo(item);
    }

    @Test
    void aDeliveryNamesTheTopicItCameThrough() {
        assertThat(TriggerParser.parse(bytes(snsRecords(pendingAlarm()))))
                .extracting(Delivery::topic)
                .containsExactly(Optional.of(Payloads.TOPIC));
        assertThat(TriggerParser.parse(bytes(sqsRecords(notification(pendingAlarm())))))
                .extracting(Delivery::topic)
                .containsExactly(Optional.of(Payloads.TOPIC));
    }

    @Test
    void aForgedTopicInsideTheMessageDoesNotReplaceTheEnvelopesTopic() {
        String forged = notification(pendingAlarm()).replace("notification_list", "somebody_elses");

        assertThat(TriggerParser.parse(bytes(snsRecords(forged))))
                .extracting(Delivery::topic)
                .containsExactly(Optional.of(Payloads.TOPIC));
    }

    @Test
    void malformedMessagesDoNotAffectTheOthersOfABatch() {
        List<Delivery> deliveries =
                TriggerParser.parse(bytes(sqsRecords(serviceAction("A"), "junk", launchFailed(), "{}")));

        assertThat(deliveries).extracting(d -> d.item().orElseThrow()).containsExactly("q-0", "q-1", "q-2", "q-3");
        assertThat(deliveries.get(1).trigger()).isInstanceOf(Trigger.Ignored.class);
        assertThat(deliveries.get(2).trigger()).isEqualTo(LAUNCH);
        assertThat(deliveries.get(3).trigger()).isInstanceOf(Trigger.Ignored.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "true",
                "17",
                "\"text\"",
                "{}",
                "[]",
                "{\"Records\":[]}",
                "{\"Records\":7}",
                "{\"Records\":[null]}",
                "{\"Records\":[{}]}",
                "{",
                "\u0000",
                "{\"AlarmName\":{}}",
                "{\"detail-type\":[]}"
            })
    void everyOtherEventIsOneIgnored(String event) {
        assertThat(TriggerParser.parse(bytes(event)))
                .singleElement()
                .extracting(Delivery::trigger)
                .isInstanceOf(Trigger.Ignored.class);
    }

    @ParameterizedTest
    @MethodSource("reasons")
    void theReasonNamesTheFieldAndWhatWasExpected(String event, String field, String expected) {
        assertThat(TriggerParser.parse(bytes(event)))
                .singleElement()
                .extracting(Delivery::trigger)
                .isInstanceOfSatisfying(
                        Trigger.Ignored.class,
                        ignored -> assertThat(ignored.reason())
                                .asString()
                                .contains(field)
                                .contains(expected));
    }

    static Stream<Arguments> reasons() {
        String alarm = pendingAlarm();
        return Stream.of(
                Arguments.of("{", "the event", "not JSON"),
                Arguments.of("{\"a\":1,\"b\":2}", "a, b", "expected Records, detail-type, alarmData or AlarmName"),
                Arguments.of(snsRecords("hello world"), "Message", "expected an alarm or an event"),
                Arguments.of(sqsRecords("hello world"), "body", "expected an alarm or an event"),
                Arguments.of(
                        snsRecords(alarm).replace("\"Notification\"", "\"SubscriptionConfirmation\""),
                        "Type",
                        "Notification"),
                Arguments.of(alarm.replace("\"ALARM\"", "\"alarm\""), "alarm_ecslabapi_pending", "expected ALARM, OK"),
                Arguments.of(alarm.replace("\"ALARM\"", "3"), "NewStateValue", "expected"),
                Arguments.of(alarm.replace("2026-01-05T10", "yesterday"), "StateChangeTime", "expected"),
                Arguments.of(serviceAction("A").replace("aws.ecs", "my.app"), "source is my.app", "only AWS's own"),
                Arguments.of(serviceAction("A").replace("\"eventName\"", "\"name\""), "detail.eventName", "expected"),
                Arguments.of(serviceAction("A").replace("\"id\"", "\"key\""), "id is missing", "expected"),
                Arguments.of(serviceAction("A").replace("2026-01-05T10:03:12Z", "soon"), "time", "expected ISO 8601"),
                Arguments.of(
                        launchFailed().replace("AutoScalingGroupName", "Group"),
                        "detail.AutoScalingGroupName",
                        "expected"),
                Arguments.of("{\"Records\":[]}", "Records", "expected a list"),
                Arguments.of(
                        busEvent("aws.ec2", "EC2 Spot Instance Interruption Warning", "i", "{}"), "aws.ec2", "only"));
    }

    @Test
    void anEventWithoutATimeGetsItsEnvelopesTimeOrTheTimeOfReceipt() {
        String timeless = pendingAlarm().replace(Payloads.CHANGED, "date");
        Instant received = Instant.parse("2026-01-05T10:04:00Z");

        assertThat(TriggerParser.parse(bytes(snsRecords(timeless))))
                .extracting(d -> at(d.trigger()))
                .containsExactly(Instant.parse("2026-01-05T10:03:12.463Z"));
        assertThat(TriggerParser.parse(bytes(sqsRecords(timeless))))
                .extracting(d -> at(d.trigger()))
                .containsExactly(Instant.ofEpochMilli(1_767_607_393_000L));
        assertThat(TriggerParser.parse(bytes(timeless), received))
                .extracting(d -> at(d.trigger()))
                .containsExactly(received);
    }

    private static Instant at(Trigger trigger) {
        return ((Trigger.AlarmRaised) trigger).at();
    }
}
