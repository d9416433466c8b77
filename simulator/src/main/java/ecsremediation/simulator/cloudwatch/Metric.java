package ecsremediation.simulator.cloudwatch;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** The identity of a metric. Metrics with different dimensions are different metrics. */
public record Metric(String namespace, String name, SortedMap<String, String> dimensions) {
    public Metric {
        dimensions = Collections.unmodifiableSortedMap(new TreeMap<>(dimensions));
    }

    /** A Container Insights metric of a service. It has both dimensions, cluster and service. */
    public static Metric ofService(String name, String cluster, String service) {
        SortedMap<String, String> dimensions = new TreeMap<>();
        dimensions.put("ClusterName", cluster);
        dimensions.put("ServiceName", service);
        return new Metric("ECS/ContainerInsights", name, dimensions);
    }

    /** A Container Insights metric of a cluster. */
    public static Metric ofCluster(String name, String cluster) {
        SortedMap<String, String> dimensions = new TreeMap<>();
        dimensions.put("ClusterName", cluster);
        return new Metric("ECS/ContainerInsights", name, dimensions);
    }
}
