package ecsremediation.simulator.cloudwatch;

import java.util.List;

/**
 * The parameters of PutMetricAlarm.
 *
 * @param queries one {@code Stat} for an alarm on a single metric; several lines for metric math
 * @param evaluationPeriods N: the number of periods that CloudWatch evaluates
 * @param datapointsToAlarm M: the number of periods that must breach the threshold, 1 to N
 */
public record AlarmSpec(
        String name,
        String description,
        List<MetricQuery> queries,
        ComparisonOperator comparison,
        double threshold,
        int evaluationPeriods,
        int datapointsToAlarm,
        MissingData missingData,
        AlarmActions actions) {
    public AlarmSpec {
        queries = List.copyOf(queries);
    }

    /** Whether it watches one metric without an expression. */
    public boolean isSingleMetric() {
        return queries.size() == 1 && queries.getFirst() instanceof MetricQuery.Stat;
    }
}
