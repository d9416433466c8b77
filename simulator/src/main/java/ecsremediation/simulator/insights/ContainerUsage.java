package ecsremediation.simulator.insights;

import com.fasterxml.jackson.databind.node.ObjectNode;
import ecsremediation.simulator.cloudwatch.Metric;
import ecsremediation.simulator.ecs.ContainerSpec;
import java.time.Instant;
import java.util.Map;

/** The event of type Container. It declares no metrics. */
record ContainerUsage(ClusterSample.Placed placed, ContainerSpec container) implements PerformanceEvent {
    @Override
    public String stream() {
        return placed.stream();
    }

    @Override
    public ObjectNode message(Instant at) {
        ObjectNode event = DeclaredMetrics.event("Container");
        event.put("ContainerName", container.name());
        UsageFields.putTask(event, placed);
        event.put("Image", container.image()).put("ContainerKnownStatus", "RUNNING");
        event.put("Timestamp", at.toEpochMilli());
        UsageFields.putUsage(event, Utilization.ofContainer(placed.task(), container));
        return event;
    }

    @Override
    public Map<Metric, Double> metrics() {
        return Map.of();
    }
}
