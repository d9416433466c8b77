package ecsremediation.simulator.cloudwatch;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ecsremediation.simulator.engine.Documents;
import java.util.List;

/**
 * The {@code Trigger} object of an alarm's SNS message. It has one shape for a single metric and another for metric
 * math.
 */
final class TriggerForm {
    private TriggerForm() {}

    static ObjectNode of(AlarmSpec spec) {
        ObjectNode trigger = Documents.object();
        if (spec.isSingleMetric() && spec.queries().getFirst() instanceof MetricQuery.Stat stat) {
            single(trigger, stat);
        }
        trigger.put("Period", MetricStore.period(spec.queries()).toSeconds());
        trigger.put("EvaluationPeriods", spec.evaluationPeriods());
        trigger.put("DatapointsToAlarm", spec.datapointsToAlarm());
        trigger.put("ComparisonOperator", spec.comparison().api());
        trigger.put("Threshold", spec.threshold());
        trigger.put("TreatMissingData", spec.missingData().api());
        trigger.put("EvaluateLowSampleCountPercentile", "");
        if (!spec.isSingleMetric()) {
            ArrayNode metrics = trigger.putArray("Metrics");
            spec.queries().forEach(q -> metrics.add(line(q)));
        }
        return trigger;
    }

    private static void single(ObjectNode trigger, MetricQuery.Stat stat) {
        trigger.put("MetricName", stat.metric().name());
        trigger.put("Namespace", stat.metric().namespace());
        trigger.put("StatisticType", "Statistic");
        trigger.put("Statistic", stat.statistic().upperCase());
        trigger.putNull("Unit");
        trigger.set("Dimensions", dimensions(stat.metric()));
    }

    private static ArrayNode dimensions(Metric metric) {
        ArrayNode dimensions = Documents.strings(List.of());
        metric.dimensions()
                .forEach((name, value) ->
                        dimensions.addObject().put("value", value).put("name", name));
        return dimensions;
    }

    private static ObjectNode line(MetricQuery query) {
        ObjectNode line = Documents.object();
        switch (query) {
            case MetricQuery.Formula formula ->
                line.put("Expression", formula.expression())
                        .put("Id", formula.id())
                        .put("Label", formula.label());
            case MetricQuery.Stat stat -> {
                line.put("Id", stat.id());
                ObjectNode metricStat = line.putObject("MetricStat");
                ObjectNode metric = metricStat.putObject("Metric");
                metric.set("Dimensions", dimensions(stat.metric()));
                metric.put("MetricName", stat.metric().name());
                metric.put("Namespace", stat.metric().namespace());
                metricStat.put("Period", stat.period().toSeconds());
                metricStat.put("Stat", stat.statistic().word());
            }
        }
        return line.put("ReturnData", query.returnData());
    }
}
