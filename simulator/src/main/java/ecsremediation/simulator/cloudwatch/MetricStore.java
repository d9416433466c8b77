package ecsremediation.simulator.cloudwatch;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** All published data points. Callers hold the world's lock. */
final class MetricStore {
    private final Map<Metric, NavigableMap<Instant, Double>> series = new LinkedHashMap<>();

    void put(Metric metric, Instant at, double value) {
        series.computeIfAbsent(metric, m -> new TreeMap<>()).put(at, value);
    }

    List<Metric> all() {
        return List.copyOf(series.keySet());
    }

    /** The value of one period; empty if the period has no data point. */
    OptionalDouble value(MetricQuery.Stat stat, Instant from) {
        NavigableMap<Instant, Double> points = series.getOrDefault(stat.metric(), new TreeMap<>());
        Collection<Double> samples =
                points.subMap(from, from.plus(stat.period())).values();
        return samples.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(stat.statistic().of(samples));
    }

    /** The value of one period of the query that returns data, in a range that begins at {@code first}. */
    OptionalDouble value(List<MetricQuery> queries, Instant from, Instant first) {
        MetricQuery returned = queries.stream()
                .filter(MetricQuery::returnData)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no metric returns data"));
        return value(returned, queries, from, first);
    }

    OptionalDouble value(MetricQuery query, List<MetricQuery> queries, Instant from, Instant first) {
        return switch (query) {
            case MetricQuery.Stat stat -> value(stat, from);
            case MetricQuery.Formula formula -> {
                Duration period = period(queries);
                Expression.Points points =
                        (id, ago) -> value(named(id, queries), queries, from.minus(period.multipliedBy(ago)), first);
                long earlier = Duration.between(first, from).dividedBy(period);
                yield new Expression(formula.expression(), points, Math.toIntExact(earlier)).value();
            }
        };
    }

    private static MetricQuery named(String id, List<MetricQuery> queries) {
        return queries.stream()
                .filter(query -> query.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no metric " + id));
    }

    /** The period of the query's metrics. All have the same one. */
    static Duration period(List<MetricQuery> queries) {
        return queries.stream()
                .filter(MetricQuery.Stat.class::isInstance)
                .map(q -> ((MetricQuery.Stat) q).period())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no metric with a period"));
    }
}
