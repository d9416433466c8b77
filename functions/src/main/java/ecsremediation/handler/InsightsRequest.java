package ecsremediation.handler;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What CloudFormation asks to be set.
 *
 * @param clusters names; at least one
 * @param value {@code enabled} or {@code enhanced}
 */
record InsightsRequest(List<String> clusters, String value) {
    static final String CLUSTERS = "Clusters";
    static final String VALUE = "ContainerInsights";

    /** The names that ECS allows (API reference of CreateCluster). */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,255}");

    private static final Set<String> VALUES = Set.of("enabled", "enhanced");

    InsightsRequest {
        clusters = List.copyOf(clusters);
    }

    /**
     * Reads the properties of the custom resource.
     *
     * @throws IllegalArgumentException with every problem, each with the property's name and how to fix it
     */
    static InsightsRequest of(@Nullable Map<String, Object> properties) {
        Map<String, Object> given = properties == null ? Map.of() : properties;
        List<String> problems = new ArrayList<>();
        List<String> clusters = names(given);
        if (clusters.isEmpty()) {
            problems.add(CLUSTERS + " is empty: name the clusters to set, separated by commas");
        }
        clusters.stream()
                .filter(name -> !NAME.matcher(name).matches())
                .forEach(name -> problems.add(CLUSTERS + " has the entry \"" + name + "\": use names of ECS clusters"));
        String value = String.valueOf(given.getOrDefault(VALUE, ""));
        if (!VALUES.contains(value)) {
            problems.add(VALUE + " is \"" + value + "\": use enabled or enhanced");
        }
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", problems));
        }
        return new InsightsRequest(clusters, value);
    }

    /** The names that a request has, right or wrong. */
    static List<String> names(@Nullable Map<String, Object> properties) {
        Object clusters = properties == null ? null : properties.get(CLUSTERS);
        return clusters instanceof List<?> list
                ? list.stream()
                        .map(name -> String.valueOf(name).strip())
                        .filter(name -> !name.isEmpty())
                        .distinct()
                        .toList()
                : List.of();
    }
}
