package ecsremediation.simulator.insights;

import com.fasterxml.jackson.databind.node.ObjectNode;
import ecsremediation.simulator.cloudwatch.Metric;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The event of type Cluster.
 *
 * @param tasks running tasks
 * @param instances registered container instances
 */
record ClusterCounts(String cluster, int tasks, int instances, int services) implements PerformanceEvent {
    private static final DeclaredMetrics METRICS = new DeclaredMetrics(
            List.of("TaskCount", "ContainerInstanceCount", "ServiceCount"), List.of(List.of("ClusterName")));

    @Override
    public String stream() {
        return "ClusterTelemetry-" + cluster;
    }

    @Override
    public ObjectNode message(Instant at) {
        ObjectNode event = DeclaredMetrics.event("Cluster");
        event.put("ClusterName", cluster).put("Timestamp", at.toEpochMilli());
        event.put("TaskCount", tasks).put("ContainerInstanceCount", instances).put("ServiceCount", services);
        return METRICS.describeIn(event);
    }

    @Override
    public Map<Metric, Double> metrics() {
        return METRICS.of(
                Map.of("ClusterName", cluster),
                Map.of(
                        "TaskCount", (double) tasks,
                        "ContainerInstanceCount", (double) instances,
                        "ServiceCount", (double) services));
    }
}
