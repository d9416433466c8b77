package ecsremediation.simulator.cloudwatch;

import java.time.Duration;

/** One query of an alarm or of GetMetricData. */
public sealed interface MetricQuery {

    /** The id by which expressions refer to it. */
    String id();

    /** Whether the alarm compares this query with its threshold. Exactly one query of an alarm is compared. */
    boolean returnData();

    /** One statistic of a metric per period. */
    record Stat(String id, Metric metric, Duration period, Statistic statistic, boolean returnData)
            implements MetricQuery {
        /** One-minute averages for use in an expression. */
        public static Stat minutely(String id, Metric metric) {
            return new Stat(id, metric, Duration.ofMinutes(1), Statistic.AVERAGE, false);
        }

        /** One-minute averages that the alarm compares with its threshold. */
        public static Stat compared(String id, Metric metric) {
            return new Stat(id, metric, Duration.ofMinutes(1), Statistic.AVERAGE, true);
        }
    }

    /**
     * An expression over other queries: {@code + - * /}, parentheses, numbers, {@code FILL(m, number)},
     * {@code IF(m, m, m)} and {@code RUNNING_SUM(m)}.
     */
    record Formula(String id, String expression, String label, boolean returnData) implements MetricQuery {
        /** @throws IllegalArgumentException if it uses another function, such as {@code SEARCH}; the message names it */
        public Formula {
            Expression.requireSimulated(expression);
        }
    }
}
