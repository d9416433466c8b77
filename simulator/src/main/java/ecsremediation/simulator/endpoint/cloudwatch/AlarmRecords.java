package ecsremediation.simulator.endpoint.cloudwatch;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ecsremediation.simulator.cloudwatch.Alarm;
import ecsremediation.simulator.cloudwatch.AlarmSpec;
import ecsremediation.simulator.cloudwatch.MetricQuery;
import ecsremediation.simulator.endpoint.wire.Trees;
import java.util.List;

/** An alarm in the form of CloudWatch's answers. */
final class AlarmRecords {
    private AlarmRecords() {}

    static ObjectNode alarm(Alarm alarm) {
        AlarmSpec spec = alarm.spec();
        ObjectNode record = Trees.object();
        record.put("AlarmName", spec.name());
        record.put("AlarmArn", alarm.arn());
        record.put("AlarmDescription", spec.description());
        record.set("AlarmConfigurationUpdatedTimestamp", Trees.instant(alarm.configuredAt()));
        record.put("ActionsEnabled", spec.actions().enabled());
        texts(record, "OKActions", spec.actions().ok());
        texts(record, "AlarmActions", spec.actions().alarm());
        texts(record, "InsufficientDataActions", spec.actions().insufficientData());
        record.put("StateValue", alarm.state().name());
        record.put("StateReason", alarm.current().reason());
        if (!alarm.current().reasonData().isEmpty()) {
            record.put("StateReasonData", alarm.current().reasonData());
        }
        record.set("StateUpdatedTimestamp", Trees.instant(alarm.current().at()));
        record.set("StateTransitionedTimestamp", Trees.instant(alarm.current().at()));
        queries(record, spec);
        record.put("EvaluationPeriods", spec.evaluationPeriods());
        record.put("DatapointsToAlarm", spec.datapointsToAlarm());
        record.put("Threshold", spec.threshold());
        record.put("ComparisonOperator", spec.comparison().api());
        record.put("TreatMissingData", spec.missingData().api());
        return record;
    }

    private static void queries(ObjectNode record, AlarmSpec spec) {
        if (spec.isSingleMetric() && spec.queries().getFirst() instanceof MetricQuery.Stat stat) {
            record.setAll(Queries.metric(stat.metric()));
            record.put("Statistic", stat.statistic().word());
            record.put("Period", stat.period().toSeconds());
            return;
        }
        ArrayNode metrics = record.putArray("Metrics");
        spec.queries().forEach(query -> metrics.add(Queries.query(query)));
    }

    private static void texts(ObjectNode record, String member, List<String> texts) {
        ArrayNode list = record.putArray(member);
        texts.forEach(list::add);
    }
}
