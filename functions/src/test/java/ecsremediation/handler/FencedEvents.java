package ecsremediation.handler;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Events in every form in which they arrive, from a given place. */
final class FencedEvents {
    static final String ALARM = "alarm_gap";
    static final EventSource INSIDE = new EventSource(
            "staging", "111122223333", "eu-central-1", "notification_list", "ECS/ContainerInsights", "111122223333");

    private FencedEvents() {}

    /**
     * Where an event is from.
     *
     * @param topic the name of the topic that carries it, where its form has one
     * @param namespace of its alarm's metrics
     * @param metricsOf the account of its alarm's metrics
     */
    record EventSource(
            String cluster, String account, String region, String topic, String namespace, String metricsOf) {
        EventSource ofCluster(String other) {
            return new EventSource(other, account, region, topic, namespace, metricsOf);
        }

        EventSource ofAccount(String other) {
            return new EventSource(cluster, other, region, topic, namespace, other);
        }

        EventSource ofRegion(String other) {
            return new EventSource(cluster, account, other, topic, namespace, metricsOf);
        }

        EventSource ofTopic(String other) {
            return new EventSource(cluster, account, region, other, namespace, metricsOf);
        }

        EventSource ofNamespace(String other) {
            return new EventSource(cluster, account, region, topic, other, metricsOf);
        }

        EventSource ofMetricsOf(String other) {
            return new EventSource(cluster, account, region, topic, namespace, other);
        }

        private String fill(String text) {
            return text.replace("CLUSTER", cluster)
                    .replace("METRICS_OF", metricsOf)
                    .replace("ACCOUNT", account)
                    .replace("REGION", region)
                    .replace("NAMESPACE", namespace)
                    .replace("\n", "");
        }
    }

    /** The forms. Each event is about service api of the place's cluster, where its form names one. */
    enum EventForm {
        ALARM_MESSAGE("""
                {"AlarmName":"alarm_gap","NewStateValue":"ALARM","StateChangeTime":"2026-03-01T11:59:30.000+0000",
                "AlarmArn":"arn:aws:cloudwatch:REGION:ACCOUNT:alarm:alarm_gap","AWSAccountId":"ACCOUNT",
                "Trigger":{"Metrics":[{"Id":"m","AccountId":"METRICS_OF","MetricStat":{"Metric":{"Namespace":"NAMESPACE",
                "Dimensions":[{"name":"ClusterName","value":"CLUSTER"},{"name":"ServiceName","value":"api"}]}}}]}}
                """),
        ALARM_OF_MANAGED_SCALING("""
                {"AlarmName":"alarm_gap","NewStateValue":"ALARM","StateChangeTime":"2026-03-01T11:59:30.000+0000",
                "AlarmArn":"arn:aws:cloudwatch:REGION:ACCOUNT:alarm:alarm_gap","AWSAccountId":"ACCOUNT",
                "Trigger":{"Namespace":"AWS/ECS/ManagedScaling","Dimensions":[{"name":"ClusterName","value":"CLUSTER"},
                {"name":"CapacityProviderName","value":"spot"}]}}
                """),
        ALARM_EVENT("""
                {"id":"e","detail-type":"CloudWatch Alarm State Change","source":"aws.cloudwatch","account":"ACCOUNT",
                "time":"2026-03-01T11:59:31Z","region":"REGION","resources":["arn:aws:cloudwatch:REGION:ACCOUNT:alarm:alarm_gap"],
                "detail":{"alarmName":"alarm_gap","state":{"value":"ALARM","timestamp":"2026-03-01T11:59:30.000+0000"},
                "configuration":{"metrics":[{"id":"m","accountId":"METRICS_OF","metricStat":{"metric":{"namespace":"NAMESPACE",
                "dimensions":{"ClusterName":"CLUSTER","ServiceName":"api"}}}}]}}}
                """),
        ALARM_ACTION("""
                {"source":"aws.cloudwatch","alarmArn":"arn:aws:cloudwatch:REGION:ACCOUNT:alarm:alarm_gap","accountId":"ACCOUNT",
                "time":"2026-03-01T11:59:30.000+0000","region":"REGION","alarmData":{"alarmName":"alarm_gap",
                "state":{"value":"ALARM","timestamp":"2026-03-01T11:59:30.000+0000"},
                "configuration":{"metrics":[{"id":"m","accountId":"METRICS_OF","metricStat":{"metric":{"namespace":"NAMESPACE",
                "dimensions":{"ClusterName":"CLUSTER","ServiceName":"api"}}}}]}}}
                """),
        SERVICE_ACTION(
                ofEcs("ECS Service Action", "service/CLUSTER/api", "\"eventName\":\"SERVICE_TASK_PLACEMENT_FAILURE\"")),
        TASK_STOPPED(ofEcs(
                "ECS Task State Change", "task/CLUSTER/1", "\"lastStatus\":\"STOPPED\",\"group\":\"service:api\"")),
        DEPLOYMENT(ofEcs(
                "ECS Deployment State Change", "service/CLUSTER/api", "\"eventName\":\"SERVICE_DEPLOYMENT_FAILED\"")),
        INSTANCE_HEALTH(ofEcs(
                "ECS Container Instance Health Change",
                "container-instance/CLUSTER/1",
                "\"healthChecks\":[{\"type\":\"AGENT_CONNECTIVITY\",\"status\":\"IMPAIRED\"}]")),
        LAUNCH_FAILED("""
                {"id":"e","detail-type":"EC2 Instance Launch Unsuccessful","source":"aws.autoscaling","account":"ACCOUNT",
                "time":"2026-03-01T11:59:38Z","region":"REGION","resources":[],"detail":{"AutoScalingGroupName":"asg"}}
                """),
        TICK("""
                {"id":"t-1","detail-type":"Scheduled Event","source":"aws.scheduler","account":"ACCOUNT",
                "time":"2026-03-01T12:00:00Z","region":"REGION","resources":[],"detail":{}}
                """);

        private final String event;

        EventForm(String event) {
            this.event = event;
        }

        /** Whether events of this form name a cluster. */
        boolean namesCluster() {
            return event.contains("CLUSTER");
        }

        /** Whether an SNS topic carries events of this form. */
        boolean hasTopic() {
            return event.contains("AlarmName");
        }

        /** The event from that place, as it arrives. */
        String event(EventSource place) {
            String filled = place.fill(event);
            return hasTopic() ? """
                    {"Records":[{"EventSource":"aws:sns","Sns":{"TopicArn":"%s","MessageId":"1",
                    "Timestamp":"2026-03-01T11:59:31.000Z","Message":%s}}]}
                    """.formatted(topic(place.topic()), quoted(filled)) : filled;
        }
    }

    /** A batch of SQS messages. */
    static String batch(String... events) {
        return Arrays.stream(events)
                .map(event -> "{\"messageId\":\"m\",\"eventSource\":\"aws:sqs\",\"body\":" + quoted(event) + "}")
                .collect(Collectors.joining(",", "{\"Records\":[", "]}"));
    }

    static String topic(String name) {
        return "arn:aws:sns:eu-central-1:111122223333:" + name;
    }

    private static String ofEcs(String type, String resource, String detail) {
        return """
                {"id":"e","detail-type":"%s","source":"aws.ecs","account":"ACCOUNT","time":"2026-03-01T11:59:38Z",
                "region":"REGION","resources":["arn:aws:ecs:REGION:ACCOUNT:%s"],
                "detail":{"clusterArn":"arn:aws:ecs:REGION:ACCOUNT:cluster/CLUSTER",%s}}
                """.formatted(type, resource, detail);
    }

    private static String quoted(String text) {
        return "\"" + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + "\"";
    }
}
