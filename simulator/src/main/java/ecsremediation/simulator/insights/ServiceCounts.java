package ecsremediation.simulator.insights;

import com.fasterxml.jackson.databind.node.ObjectNode;
import ecsremediation.simulator.cloudwatch.Metric;
import ecsremediation.simulator.ecs.EcsService;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The event of type Service: the counts of DescribeServices. */
record ServiceCounts(String cluster, String service, int desired, int running, int pending, int deployments)
        implements PerformanceEvent {
    private static final DeclaredMetrics METRICS = new DeclaredMetrics(
            List.of("DesiredTaskCount", "RunningTaskCount", "PendingTaskCount", "DeploymentCount", "TaskSetCount"),
            List.of(List.of("ServiceName", "ClusterName")));

    static ServiceCounts of(EcsService service) {
        return new ServiceCounts(
                service.cluster().name(),
                service.name(),
                service.desired(),
                service.running(),
                service.pending(),
                service.deployments().size());
    }

    @Override
    public String stream() {
        return "ServiceTelemetry-" + service;
    }

    @Override
    public ObjectNode message(Instant at) {
        ObjectNode event = DeclaredMetrics.event("Service");
        event.put("ServiceName", service).put("ClusterName", cluster).put("Timestamp", at.toEpochMilli());
        event.put("DesiredTaskCount", desired).put("RunningTaskCount", running).put("PendingTaskCount", pending);
        event.put("DeploymentCount", deployments).put("TaskSetCount", 0);
        return METRICS.describeIn(event);
    }

    @Override
    public Map<Metric, Double> metrics() {
        return METRICS.of(
                Map.of("ServiceName", service, "ClusterName", cluster),
                Map.of(
                        "DesiredTaskCount", (double) desired,
                        "RunningTaskCount", (double) running,
                        "PendingTaskCount", (double) pending,
                        "DeploymentCount", (double) deployments,
                        "TaskSetCount", 0.0));
    }
}
