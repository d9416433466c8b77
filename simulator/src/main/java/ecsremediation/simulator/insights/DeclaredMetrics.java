package ecsremediation.simulator.insights;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ecsremediation.simulator.cloudwatch.Metric;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The metrics that a type of event declares.
 *
 * @param names of the metrics, which are also the names of the event's fields
 * @param dimensionSets each set of dimensions makes another metric of each name
 */
record DeclaredMetrics(List<String> names, List<List<String>> dimensionSets) {
    DeclaredMetrics {
        names = List.copyOf(names);
        dimensionSets = List.copyOf(dimensionSets);
    }

    /** An event with the fields that all types begin with. */
    static ObjectNode event(String type) {
        return JsonNodeFactory.instance.objectNode().put("Version", "0").put("Type", type);
    }

    /** The event with the declaration of its metrics. */
    ObjectNode describeIn(ObjectNode event) {
        ObjectNode directive = event.putArray("CloudWatchMetrics").addObject();
        directive.put("Namespace", Metric.CONTAINER_INSIGHTS);
        ArrayNode metrics = directive.putArray("Metrics");
        names.forEach(name -> metrics.addObject()
                .put("Name", name)
                .put("Unit", Metric.ofInsights(name, Map.of()).unit()));
        ArrayNode sets = directive.putArray("Dimensions");
        for (List<String> dimensions : dimensionSets) {
            ArrayNode set = sets.addArray();
            dimensions.forEach(set::add);
        }
        return event;
    }

    /** The metrics that have a value. */
    Map<Metric, Double> of(Map<String, String> dimensions, Map<String, Double> values) {
        Map<Metric, Double> metrics = new LinkedHashMap<>();
        for (List<String> set : dimensionSets) {
            SortedMap<String, String> chosen = new TreeMap<>(dimensions);
            chosen.keySet().retainAll(set);
            names.stream()
                    .filter(values::containsKey)
                    .forEach(name -> metrics.put(Metric.ofInsights(name, chosen), values.getOrDefault(name, 0.0)));
        }
        return metrics;
    }
}
