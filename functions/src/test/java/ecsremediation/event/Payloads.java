package ecsremediation.event;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Events as AWS writes them, reduced to the fields that matter, and the envelopes around them. */
final class Payloads {
    static final String CHANGED = "2026-01-05T10:03:12.417+0000";
    static final String ALARM_ARN = "arn:aws:cloudwatch:eu-central-1:111122223333:alarm:alarm_ecslabapi_pending";
    static final String TOPIC = "arn:aws:sns:eu-central-1:111122223333:notification_list";
    static final String CLUSTER_ARN = "arn:aws:ecs:eu-central-1:111122223333:cluster/EcsLabPublicCluster";
    static final String SERVICE_ARN = "arn:aws:ecs:eu-central-1:111122223333:service/EcsLabPublicCluster/EcsLabApi";
    static final String LAB_DIMENSIONS = """
            [{"value":"EcsLabApi","name":"ServiceName"},{"value":"EcsLabPublicCluster","name":"ClusterName"}]""";

    private Payloads() {}

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Text as a JSON string, quotes included. */
    static String quoted(String text) {
        return "\"" + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + "\"";
    }

    /** The alarm in SNS's spelling. */
    static String alarmMessage(String state, String rest) {
        return """
                {"AlarmName":"alarm_ecslabapi_pending","AWSAccountId":"111122223333","NewStateValue":"%s",
                 "NewStateReason":"Threshold Crossed","StateChangeTime":"%s","Region":"EU (Frankfurt)",
                 "AlarmArn":"%s","OldStateValue":"OK"%s}""".formatted(state, CHANGED, ALARM_ARN, rest);
    }

    static String pendingAlarm() {
        return alarmMessage(
                "ALARM",
                ",\"Trigger\":{\"Namespace\":\"ECS/ContainerInsights\",\"MetricName\":\"PendingTaskCount\",\"Dimensions\":"
                        + LAB_DIMENSIONS + "}");
    }

    static String snsRecords(String message) {
        return """
                {"Records":[{"EventSource":"aws:sns","EventVersion":"1.0","Sns":{"Type":"Notification",
                 "MessageId":"m-1","TopicArn":"%s","Message":%s,"Timestamp":"2026-01-05T10:03:12.463Z"}}]}""".formatted(TOPIC, quoted(message));
    }

    /** SNS's envelope inside an SQS body, which spells URL in capitals. */
    static String notification(String message) {
        return """
                {"Type":"Notification","MessageId":"m-1","TopicArn":"%s","Message":%s,
                 "Timestamp":"2026-01-05T10:03:12.463Z","SigningCertURL":"","UnsubscribeURL":""}""".formatted(TOPIC, quoted(message));
    }

    /** A batch of SQS messages with the ids q-0, q-1, ... */
    static String sqsRecords(String... bodies) {
        int[] next = {0};
        return Arrays.stream(bodies)
                .map(body -> """
                        {"messageId":"q-%d","body":%s,"attributes":{"SentTimestamp":"1767607393000"},
                         "eventSource":"aws:sqs"}""".formatted(next[0]++, quoted(body)))
                .collect(Collectors.joining(",", "{\"Records\":[", "]}"));
    }

    static String busEvent(String source, String type, String resource, String detail) {
        return """
                {"version":"0","id":"e-1","detail-type":"%s","source":"%s","account":"111122223333",
                 "time":"2026-01-05T10:03:12Z","region":"eu-central-1","resources":["%s"],"detail":%s}""".formatted(type, source, resource, detail);
    }

    static String serviceAction(String eventName) {
        return busEvent("aws.ecs", "ECS Service Action", SERVICE_ARN, """
                {"eventType":"ERROR","eventName":"%s","clusterArn":"%s","reason":"RESOURCE:MEMORY",
                 "createdAt":"2026-01-05T10:00:41.087Z"}""".formatted(eventName, CLUSTER_ARN));
    }

    static String launchFailed() {
        return busEvent("aws.autoscaling", "EC2 Instance Launch Unsuccessful", "auto-scaling-group-arn", """
                {"StatusCode":"Failed","AutoScalingGroupName":"EcsLabAsg","StatusMessage":"no t3.micro left"}""");
    }

    static String alarmEvent(String detail) {
        return busEvent("aws.cloudwatch", "CloudWatch Alarm State Change", ALARM_ARN, detail);
    }

    /** The alarm in the spelling of EventBridge and of the direct Lambda action. */
    static String alarmData(String state, String rest) {
        return """
                {"alarmName":"alarm_ecslabapi_pending","state":{"value":"%s","reason":"Threshold Crossed",
                 "timestamp":"%s"}%s}""".formatted(state, CHANGED, rest);
    }

    static String labMetric() {
        return """
                ,"configuration":{"metrics":[{"id":"e1","expression":"d - r","returnData":true},
                 {"id":"d","metricStat":{"metric":{"namespace":"ECS/ContainerInsights","name":"DesiredTaskCount",
                 "dimensions":{"ServiceName":"EcsLabApi","ClusterName":"EcsLabPublicCluster"}}}}]}""";
    }

    static String alarmAction(String data) {
        return """
                {"source":"aws.cloudwatch","alarmArn":"%s","accountId":"111122223333",
                 "time":"2026-01-05T10:03:12.417+0000","region":"eu-central-1","alarmData":%s}""".formatted(ALARM_ARN, data);
    }

    static String failedInvocation(String payload) {
        return """
                {"version":"1.0","timestamp":"2026-01-05T10:06:47.333Z","requestContext":{"requestId":"r-1",
                 "condition":"RetriesExhausted"},"requestPayload":%s,"responsePayload":{"errorMessage":"x"}}""".formatted(payload);
    }
}
