package ecsremediation.simulator.cloudwatch;

import java.time.Duration;

/** One line of what an alarm watches. */
public sealed interface MetricQuery {

    /** What expressions call it. */
    String id();

    /** Whether the alarm compares this one. Exactly one line does. */
    boolean returnData();

    /** A metric by one statistic per period. */
    record Stat(String id, Metric metric, Duration period, Statistic statistic, boolean returnData)
            implements MetricQuery {
        /** One-minute averages, to be used in an expression. */
        public static Stat minutely(String id, Metric metric) {
            return new Stat(id, metric, Duration.ofMinutes(1), Statistic.AVERAGE, false);
        }

        /** One-minute averages that the alarm compares. */
        public static Stat compared(String id, Metric metric) {
            return new Stat(id, metric, Duration.ofMinutes(1), Statistic.AVERAGE, true);
        }
    }

    /** Arithmetic over other lines: {@code + - * /}, parentheses, numbers and {@code FILL(m, number)}. */
    record Formula(String id, String expression, String label, boolean returnData) implements MetricQuery {}
}
