package ecsremediation.simulator.insights;

import com.fasterxml.jackson.databind.node.ObjectNode;
import ecsremediation.simulator.cloudwatch.Metric;
import ecsremediation.simulator.ecs.EcsTask;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The event of type Task. CPU metrics exist for tasks that reserve CPU, memory metrics for those that reserve memory. A
 * task outside of services has no {@code ServiceName}, neither as a field nor as a dimension.
 */
record TaskUsage(ClusterSample.Placed placed) implements PerformanceEvent {
    private static final List<String> NAMES = List.of("CpuUtilized", "CpuReserved", "MemoryUtilized", "MemoryReserved");
    private static final List<String> CLUSTER = List.of("ClusterName");
    private static final List<String> SERVICE = List.of("ServiceName", "ClusterName");
    private static final List<String> FAMILY = List.of("ClusterName", "TaskDefinitionFamily");
    private static final DeclaredMetrics OF_SERVICE = new DeclaredMetrics(NAMES, List.of(CLUSTER, SERVICE, FAMILY));
    private static final DeclaredMetrics OUTSIDE = new DeclaredMetrics(NAMES, List.of(CLUSTER, FAMILY));

    @Override
    public String stream() {
        return placed.stream();
    }

    @Override
    public ObjectNode message(Instant at) {
        EcsTask task = placed.task();
        ObjectNode event = DeclaredMetrics.event("Task");
        UsageFields.putTask(event, placed);
        event.put("AccountID", placed.account().id())
                .put("Region", placed.account().region());
        event.put("AvailabilityZone", placed.instance().zone());
        event.put("KnownStatus", "RUNNING").put("LaunchType", "EC2");
        put(event, "PullStartedAt", task.pullStartedAt());
        put(event, "PullStoppedAt", task.pullStoppedAt());
        event.put("CreatedAt", task.createdAt().toEpochMilli());
        put(event, "StartedAt", task.startedAt());
        event.put("Timestamp", at.toEpochMilli());
        UsageFields.putUsage(event, Utilization.ofTask(task));
        return declared().describeIn(event);
    }

    private DeclaredMetrics declared() {
        return placed.service().isPresent() ? OF_SERVICE : OUTSIDE;
    }

    private static void put(ObjectNode event, String name, Optional<Instant> at) {
        at.ifPresent(time -> event.put(name, time.toEpochMilli()));
    }

    @Override
    public Map<Metric, Double> metrics() {
        Utilization usage = Utilization.ofTask(placed.task());
        Map<String, Double> values = new TreeMap<>();
        if (usage.cpuReserved() > 0) {
            values.put("CpuUtilized", usage.cpuUtilized());
            values.put("CpuReserved", usage.cpuReserved());
        }
        if (usage.memoryReserved() > 0) {
            values.put("MemoryUtilized", (double) usage.memoryUtilized());
            values.put("MemoryReserved", (double) usage.memoryReserved());
        }
        Map<String, String> dimensions = new TreeMap<>();
        dimensions.put("ClusterName", placed.cluster());
        dimensions.put("TaskDefinitionFamily", placed.family());
        placed.service().ifPresent(service -> dimensions.put("ServiceName", service));
        return declared().of(dimensions, values);
    }
}
