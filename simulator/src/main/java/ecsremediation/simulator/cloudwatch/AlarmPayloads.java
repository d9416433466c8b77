package ecsremediation.simulator.cloudwatch;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ecsremediation.simulator.engine.Documents;
import ecsremediation.simulator.engine.SimulatedAccount;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The messages of a state change for SNS, for EventBridge and for a function that is the alarm's action. */
final class AlarmPayloads {
    /** In these messages CloudWatch writes the offset without a colon. */
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSZ", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private static final DateTimeFormatter IN_REASON =
            DateTimeFormatter.ofPattern("dd/MM/yy HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private AlarmPayloads() {}

    static String time(Instant at) {
        return TIME.format(at);
    }

    static String inReason(Instant at) {
        return IN_REASON.format(at);
    }

    static String subject(Alarm alarm, SimulatedAccount account) {
        return alarm.state() + ": \"" + alarm.spec().name() + "\" in " + account.regionDisplayName();
    }

    /** The message that SNS carries. */
    static String snsMessage(Alarm alarm, SimulatedAccount account) {
        AlarmSpec spec = alarm.spec();
        ObjectNode message = Documents.object();
        message.put("AlarmName", spec.name());
        message.put("AlarmDescription", spec.description());
        message.put("AWSAccountId", account.id());
        message.put("AlarmConfigurationUpdatedTimestamp", time(alarm.configuredAt()));
        message.put("NewStateValue", alarm.state().name());
        message.put("NewStateReason", alarm.current().reason());
        message.put("StateChangeTime", time(alarm.current().at()));
        message.put("Region", account.regionDisplayName());
        message.put("AlarmArn", alarm.arn());
        message.put("OldStateValue", alarm.previous().state().name());
        message.set("OKActions", Documents.strings(spec.actions().ok()));
        message.set("AlarmActions", Documents.strings(spec.actions().alarm()));
        message.set("InsufficientDataActions", Documents.strings(spec.actions().insufficientData()));
        message.set("Trigger", TriggerForm.of(spec));
        return Documents.write(message);
    }

    /** The {@code detail} of a {@code CloudWatch Alarm State Change} event. */
    static ObjectNode eventDetail(Alarm alarm) {
        ObjectNode detail = Documents.object();
        detail.put("alarmName", alarm.spec().name());
        detail.set("configuration", configuration(alarm.spec()));
        detail.set("previousState", state(alarm.previous()));
        detail.set("state", state(alarm.current()));
        return detail;
    }

    /** The event of a function that is the alarm's action. */
    static String directEvent(Alarm alarm, SimulatedAccount account) {
        ObjectNode event = Documents.object();
        event.put("source", "aws.cloudwatch");
        event.put("alarmArn", alarm.arn());
        event.put("accountId", account.id());
        event.put("time", time(alarm.current().at()));
        event.put("region", account.region());
        event.set("alarmData", eventDetail(alarm));
        return Documents.write(event);
    }

    private static ObjectNode state(AlarmVerdict verdict) {
        ObjectNode state = Documents.object();
        state.put("reason", verdict.reason());
        if (!verdict.reasonData().isEmpty()) {
            state.put("reasonData", verdict.reasonData());
        }
        state.put("timestamp", time(verdict.at()));
        state.put("value", verdict.state().name());
        return state;
    }

    private static ObjectNode configuration(AlarmSpec spec) {
        ObjectNode configuration = Documents.object();
        configuration.put("description", spec.description());
        ArrayNode metrics = configuration.putArray("metrics");
        for (MetricQuery query : spec.queries()) {
            ObjectNode node = metrics.addObject();
            node.put("id", query.id());
            switch (query) {
                case MetricQuery.Stat stat -> node.set("metricStat", metricStat(stat));
                case MetricQuery.Formula formula ->
                    node.put("expression", formula.expression()).put("label", formula.label());
            }
            node.put("returnData", query.returnData());
        }
        return configuration;
    }

    private static ObjectNode metricStat(MetricQuery.Stat stat) {
        ObjectNode metric = Documents.object();
        ObjectNode dimensions = metric.putObject("dimensions");
        stat.metric().dimensions().forEach(dimensions::put);
        metric.put("name", stat.metric().name());
        metric.put("namespace", stat.metric().namespace());
        ObjectNode node = Documents.object();
        node.set("metric", metric);
        node.put("period", stat.period().toSeconds());
        node.put("stat", stat.statistic().word());
        return node;
    }
}
