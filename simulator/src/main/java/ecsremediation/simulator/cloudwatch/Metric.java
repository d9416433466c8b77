package ecsremediation.simulator.cloudwatch;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The identity of a metric. Metrics with different dimensions are different metrics. */
public record Metric(String namespace, String name, SortedMap<String, String> dimensions) {
    /** The namespace of Container Insights for ECS. */
    public static final String CONTAINER_INSIGHTS = "ECS/ContainerInsights";

    public Metric {
        dimensions = Collections.unmodifiableSortedMap(new TreeMap<>(dimensions));
    }

    /** A Container Insights metric of a service. It has both dimensions, cluster and service. */
    public static Metric ofService(String name, String cluster, String service) {
        return ofInsights(name, Map.of("ClusterName", cluster, "ServiceName", service));
    }

    /** A Container Insights metric of a cluster. */
    public static Metric ofCluster(String name, String cluster) {
        return ofInsights(name, Map.of("ClusterName", cluster));
    }

    /** A Container Insights metric with these dimensions. */
    public static Metric ofInsights(String name, Map<String, String> dimensions) {
        return new Metric(CONTAINER_INSIGHTS, name, new TreeMap<>(dimensions));
    }

    /** The unit of its data points, by its name [CloudWatch user guide, Amazon ECS Container Insights metrics]. */
    public String unit() {
        return switch (name) {
            case "CpuUtilized", "CpuReserved" -> "None";
            case "MemoryUtilized", "MemoryReserved" -> "Megabytes";
            default -> "Count";
        };
    }
}
