package ecsremediation.simulator.cloudwatch;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.DoubleStream;

/**
 * The published samples. A metric may have several samples of one moment, such as one of each task. Callers hold the
 * world's lock.
 */
final class MetricStore {
    /** AWS keeps samples of one minute for 15 days; fewer fit the memory of long plays (our choice). */
    private static final Duration RETENTION = Duration.ofDays(1);

    private final Map<Metric, NavigableMap<Instant, double[]>> series = new LinkedHashMap<>();

    void put(Metric metric, Instant at, double value) {
        NavigableMap<Instant, double[]> points = series.computeIfAbsent(metric, m -> new TreeMap<>());
        points.merge(at, new double[] {value}, MetricStore::joined);
        points.headMap(points.lastKey().minus(RETENTION)).clear();
    }

    private static double[] joined(double[] earlier, double[] later) {
        return DoubleStream.concat(Arrays.stream(earlier), Arrays.stream(later)).toArray();
    }

    List<Metric> all() {
        return List.copyOf(series.keySet());
    }

    /** The value of one period; empty if the period has no data point. */
    OptionalDouble value(MetricQuery.Stat stat, Instant from) {
        NavigableMap<Instant, double[]> points = series.getOrDefault(stat.metric(), new TreeMap<>());
        List<Double> samples = points.subMap(from, from.plus(stat.period())).values().stream()
                .flatMapToDouble(Arrays::stream)
                .boxed()
                .toList();
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
