package ecsremediation.simulator.endpoint.cloudwatch;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ecsremediation.simulator.World;
import ecsremediation.simulator.cloudwatch.Metric;
import ecsremediation.simulator.cloudwatch.MetricQuery;
import ecsremediation.simulator.endpoint.wire.AwsFault;
import ecsremediation.simulator.endpoint.wire.Input;
import ecsremediation.simulator.endpoint.wire.Operation;
import ecsremediation.simulator.endpoint.wire.Paging;
import ecsremediation.simulator.endpoint.wire.Trees;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** The operations of CloudWatch on metrics. */
final class MetricOperations {
    /** [CloudWatch API, GetMetricStatistics: at most 1,440 data points in one answer]. */
    private static final int MOST_POINTS = 1440;

    /** [CloudWatch API, ListMetrics: 500 in a page]. */
    private static final int PAGE = 500;

    private final World world;

    MetricOperations(World world) {
        this.world = world;
    }

    Map<String, Operation> operations() {
        return Map.of(
                "ListMetrics", this::list,
                "PutMetricData", this::put,
                "GetMetricStatistics", this::statistics,
                "GetMetricData", this::data);
    }

    private ObjectNode list(Input input) {
        List<Metric> found = world.cloudWatch().metrics().stream()
                .filter(metric -> input.text("Namespace")
                        .filter(n -> !n.equals(metric.namespace()))
                        .isEmpty())
                .filter(metric -> input.text("MetricName")
                        .filter(n -> !n.equals(metric.name()))
                        .isEmpty())
                .filter(metric -> input.inputs("Dimensions").stream().allMatch(d -> has(metric, d)))
                .toList();
        Paging<Metric> paging = Paging.of(
                found,
                Metric::toString,
                new Paging.From(input.text("NextToken"), PAGE),
                CloudWatchOperations.invalid("Invalid nextToken"));
        ObjectNode answer = Trees.object();
        ArrayNode metrics = answer.putArray("Metrics");
        paging.page().forEach(metric -> metrics.add(Queries.metric(metric)));
        paging.next().ifPresent(token -> answer.put("NextToken", token));
        return answer;
    }

    private static boolean has(Metric metric, Input dimension) {
        String value = metric.dimensions().get(dimension.required("Name"));
        return value != null && dimension.text("Value").orElse(value).equals(value);
    }

    private ObjectNode put(Input input) {
        String namespace = input.required("Namespace");
        for (Input datum : input.inputs("MetricData")) {
            datum.tree().put("Namespace", namespace);
            double value = datum.decimal("Value")
                    .orElseThrow(() -> CloudWatchOperations.missing("MetricData.member.N.Value"))
                    .doubleValue();
            world.cloudWatch()
                    .put(Queries.metric(datum), datum.instant("Timestamp").orElseGet(world::now), value);
        }
        return Trees.object();
    }

    /** The starts of the periods within the requested time, oldest first. */
    private static List<Instant> periods(Input input, Duration period) {
        long step = period.toSeconds();
        long from = Math.floorDiv(time(input, "StartTime").getEpochSecond(), step) * step;
        long to = time(input, "EndTime").getEpochSecond();
        if (to <= from) {
            throw AwsFault.sender(
                    "ValidationError", "The parameter StartTime must be less than the parameter EndTime.");
        }
        if ((to - from) / step > MOST_POINTS) {
            throw AwsFault.sender(
                            "InvalidParameterCombinationException",
                            "You have requested up to " + (to - from) / step
                                    + " datapoints, which exceeds the limit of " + MOST_POINTS + ".")
                    .queryCode("InvalidParameterCombination");
        }
        List<Instant> starts = new ArrayList<>();
        for (long at = from; at < to; at += step) {
            starts.add(Instant.ofEpochSecond(at));
        }
        return starts;
    }

    private static Instant time(Input input, String name) {
        return input.instant(name).orElseThrow(() -> CloudWatchOperations.missing(name));
    }

    private ObjectNode statistics(Input input) {
        Metric metric = Queries.metric(input);
        Duration period = Queries.period(input);
        ObjectNode answer = Trees.object().put("Label", metric.name());
        ArrayNode points = answer.putArray("Datapoints");
        for (Instant at : periods(input, period)) {
            ObjectNode point = Trees.object();
            for (String word : input.texts("Statistics")) {
                world.cloudWatch()
                        .value(new MetricQuery.Stat("m", metric, period, Queries.statistic(word), true), at)
                        .ifPresent(value -> point.put(word, value));
            }
            if (!point.isEmpty()) {
                point.set("Timestamp", Trees.instant(at));
                points.add(point.put("Unit", metric.unit()));
            }
        }
        return answer;
    }

    private ObjectNode data(Input input) {
        List<MetricQuery> queries =
                input.inputs("MetricDataQueries").stream().map(Queries::query).toList();
        ObjectNode answer = Trees.object();
        ArrayNode results = answer.putArray("MetricDataResults");
        queries.stream().filter(MetricQuery::returnData).forEach(query -> results.add(result(input, query, queries)));
        answer.putArray("Messages");
        return answer;
    }

    private ObjectNode result(Input input, MetricQuery query, List<MetricQuery> all) {
        List<Instant> starts = new ArrayList<>(periods(input, period(query, all)));
        Instant first = starts.isEmpty() ? Instant.EPOCH : starts.getFirst();
        if (!input.text("ScanBy").orElse("TimestampDescending").equals("TimestampAscending")) {
            Collections.reverse(starts);
        }
        ObjectNode record = Trees.object().put("Id", query.id()).put("Label", label(query));
        ArrayNode timestamps = record.putArray("Timestamps");
        ArrayNode values = record.putArray("Values");
        for (Instant at : starts) {
            OptionalDouble value =
                    CloudWatchOperations.parsed(() -> world.cloudWatch().value(query, all, at, first));
            value.ifPresent(number -> {
                timestamps.add(Trees.instant(at));
                values.add(number);
            });
        }
        return record.put("StatusCode", "Complete");
    }

    private static String label(MetricQuery query) {
        return switch (query) {
            case MetricQuery.Formula formula -> formula.label();
            case MetricQuery.Stat stat -> stat.metric().name();
        };
    }

    private static Duration period(MetricQuery query, List<MetricQuery> all) {
        return all.stream()
                .filter(MetricQuery.Stat.class::isInstance)
                .map(MetricQuery.Stat.class::cast)
                .filter(stat -> stat.equals(query) || query instanceof MetricQuery.Formula)
                .map(MetricQuery.Stat::period)
                .findFirst()
                .orElseThrow(() -> CloudWatchOperations.invalid("No metric with a period."));
    }
}
