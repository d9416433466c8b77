package ecsremediation.simulator.endpoint.cloudwatch;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ecsremediation.simulator.cloudwatch.Metric;
import ecsremediation.simulator.cloudwatch.MetricQuery;
import ecsremediation.simulator.cloudwatch.Statistic;
import ecsremediation.simulator.endpoint.wire.Input;
import ecsremediation.simulator.endpoint.wire.Trees;
import java.time.Duration;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads metrics and metric queries from requests and writes them into answers. */
final class Queries {
    private static final int USUAL_PERIOD = 60;

    private Queries() {}

    static Metric metric(Input input) {
        SortedMap<String, String> dimensions = new TreeMap<>();
        input.inputs("Dimensions").forEach(d -> dimensions.put(d.required("Name"), d.required("Value")));
        return new Metric(input.required("Namespace"), input.required("MetricName"), dimensions);
    }

    static ObjectNode metric(Metric metric) {
        ObjectNode record = Trees.object();
        record.put("Namespace", metric.namespace());
        record.put("MetricName", metric.name());
        record.set("Dimensions", dimensions(metric));
        return record;
    }

    static ArrayNode dimensions(Metric metric) {
        ArrayNode list = Trees.object().putArray("Dimensions");
        metric.dimensions()
                .forEach((name, value) -> list.addObject().put("Name", name).put("Value", value));
        return list;
    }

    static Duration period(Input input) {
        int seconds = input.integer("Period").orElse(USUAL_PERIOD);
        if (seconds < 1) {
            throw CloudWatchOperations.invalid("The value " + seconds + " for parameter Period is invalid.");
        }
        return Duration.ofSeconds(seconds);
    }

    static Statistic statistic(String word) {
        return CloudWatchOperations.parsed(() -> Statistic.parse(word));
    }

    static MetricQuery query(Input input) {
        boolean returned = !input.has("ReturnData") || input.flag("ReturnData");
        String id = input.required("Id");
        if (input.has("Expression")) {
            String expression = input.required("Expression");
            String label = input.text("Label").orElse(id);
            return CloudWatchOperations.parsed(() -> new MetricQuery.Formula(id, expression, label, returned));
        }
        Input stat = input.requiredInput("MetricStat");
        return new MetricQuery.Stat(
                id, metric(stat.requiredInput("Metric")), period(stat), statistic(stat.required("Stat")), returned);
    }

    static ObjectNode query(MetricQuery query) {
        ObjectNode record = Trees.object().put("Id", query.id());
        switch (query) {
            case MetricQuery.Formula formula ->
                record.put("Expression", formula.expression()).put("Label", formula.label());
            case MetricQuery.Stat stat -> {
                ObjectNode inner = record.putObject("MetricStat");
                inner.set("Metric", metric(stat.metric()));
                inner.put("Period", stat.period().toSeconds());
                inner.put("Stat", stat.statistic().word());
            }
        }
        return record.put("ReturnData", query.returnData());
    }
}
