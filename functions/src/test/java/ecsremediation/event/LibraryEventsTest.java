package ecsremediation.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.CloudWatchMetricAlarmEvent;
import com.amazonaws.services.lambda.runtime.events.CloudWatchMetricAlarmEvent.AlarmData;
import com.amazonaws.services.lambda.runtime.events.CloudWatchMetricAlarmEvent.Configuration;
import com.amazonaws.services.lambda.runtime.events.CloudWatchMetricAlarmEvent.Metric;
import com.amazonaws.services.lambda.runtime.events.CloudWatchMetricAlarmEvent.MetricDetail;
import com.amazonaws.services.lambda.runtime.events.CloudWatchMetricAlarmEvent.MetricStat;
import com.amazonaws.services.lambda.runtime.events.CloudWatchMetricAlarmEvent.State;
import com.amazonaws.services.lambda.runtime.events.SNSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import org.joda.time.DateTime;
import org.joda.time.DateTimeZone;
import org.junit.jupiter.api.Test;

/** Events built from AWS's own Java types give the same triggers as the JSON of {@link Payloads}. */
class LibraryEventsTest {
    private static final DateTime SENT = new DateTime(2026, 1, 5, 10, 3, 12, DateTimeZone.UTC);

    @Test
    void anSnsEvent() {
        assertSame(sns(Payloads.pendingAlarm()), SNSEvent.class, Payloads.snsRecords(Payloads.pendingAlarm()));
    }

    @Test
    void anSqsEventOfTwoMessages() {
        String placement = Payloads.serviceAction("SERVICE_TASK_PLACEMENT_FAILURE");
        String alarm = Payloads.notification(Payloads.pendingAlarm());

        assertSame(sqs(placement, alarm), SQSEvent.class, Payloads.sqsRecords(placement, alarm));
    }

    @Test
    void anEventOfEventBridge() {
        ScheduledEvent event = bus("ECS Service Action", "aws.ecs", Payloads.SERVICE_ARN)
                .withDetail(Map.of(
                        "eventType", "ERROR",
                        "eventName", "SERVICE_TASK_PLACEMENT_FAILURE",
                        "clusterArn", Payloads.CLUSTER_ARN,
                        "reason", "RESOURCE:MEMORY"));

        assertSame(event, ScheduledEvent.class, Payloads.serviceAction("SERVICE_TASK_PLACEMENT_FAILURE"));
    }

    @Test
    void aSchedule() {
        ScheduledEvent event = bus("Scheduled Event", "aws.events", "rule").withDetail(Map.of());

        assertSame(event, ScheduledEvent.class, Payloads.busEvent("aws.events", "Scheduled Event", "rule", "{}"));
    }

    @Test
    void anAlarmsOwnAction() {
        MetricDetail detail = MetricDetail.builder()
                .withNamespace("ECS/ContainerInsights")
                .withName("DesiredTaskCount")
                .withDimensions(Map.of("ServiceName", "EcsLabApi", "ClusterName", "EcsLabPublicCluster"))
                .build();
        Metric metric = Metric.builder()
                .withId("d")
                .withMetricStat(MetricStat.builder().withMetric(detail).build())
                .build();
        AlarmData data = AlarmData.builder()
                .withAlarmName("alarm_ecslabapi_pending")
                .withState(new State("ALARM", "Threshold Crossed", Payloads.CHANGED))
                .withConfiguration(new Configuration("", List.of(metric)))
                .build();
        CloudWatchMetricAlarmEvent event = new CloudWatchMetricAlarmEvent(
                "aws.cloudwatch", Payloads.ALARM_ARN, "111122223333", Payloads.CHANGED, "eu-central-1", data);

        assertSame(
                event,
                CloudWatchMetricAlarmEvent.class,
                Payloads.alarmAction(Payloads.alarmData("ALARM", Payloads.labMetric())));
    }

    private static SNSEvent sns(String message) {
        SNSEvent.SNS notification = new SNSEvent.SNS()
                .withType("Notification")
                .withMessageId("m-1")
                .withTopicArn(Payloads.TOPIC)
                .withMessage(message)
                .withTimestamp(SENT);
        return new SNSEvent()
                .withRecords(List.of(new SNSEvent.SNSRecord()
                        .withEventSource("aws:sns")
                        .withEventVersion("1.0")
                        .withSns(notification)));
    }

    private static SQSEvent sqs(String first, String second) {
        SQSEvent event = new SQSEvent();
        event.setRecords(List.of(message("q-0", first), message("q-1", second)));
        return event;
    }

    private static SQSEvent.SQSMessage message(String id, String body) {
        SQSEvent.SQSMessage message = new SQSEvent.SQSMessage();
        message.setMessageId(id);
        message.setEventSource("aws:sqs");
        message.setAttributes(Map.of("SentTimestamp", "1767607393000"));
        message.setBody(body);
        return message;
    }

    private static ScheduledEvent bus(String type, String source, String resource) {
        return new ScheduledEvent()
                .withVersion("0")
                .withId("e-1")
                .withDetailType(type)
                .withSource(source)
                .withAccount("111122223333")
                .withRegion("eu-central-1")
                .withTime(SENT)
                .withResources(List.of(resource));
    }

    private static <T> void assertSame(T event, Class<T> type, String json) {
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        LambdaEventSerializers.serializerFor(type, LibraryEventsTest.class.getClassLoader())
                .toJson(event, written);

        assertThat(TriggerParser.parse(written.toByteArray())).isEqualTo(TriggerParser.parse(Payloads.bytes(json)));
    }
}
