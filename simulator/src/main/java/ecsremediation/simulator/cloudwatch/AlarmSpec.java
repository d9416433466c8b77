package ecsremediation.simulator.cloudwatch;

import java.util.List;

/**
 * What an alarm watches and whom it tells.
 *
 * @param queries one {@code Stat} for an alarm on a single metric, several lines for metric math
 * @param evaluationPeriods N: how many periods are looked at
 * @param datapointsToAlarm M: how many of them must breach
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

    /** Whether it watches one metric and no expression. */
    public boolean isSingleMetric() {
        return queries.size() == 1 && queries.getFirst() instanceof MetricQuery.Stat;
    }
}
