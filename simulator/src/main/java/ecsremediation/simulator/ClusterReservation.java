package ecsremediation.simulator;

import ecsremediation.model.Resources;
import ecsremediation.simulator.cloudwatch.CloudWatch;
import ecsremediation.simulator.cloudwatch.Metric;
import ecsremediation.simulator.ecs.Ecs;
import ecsremediation.simulator.ecs.EcsCluster;
import ecsremediation.simulator.ecs.EcsInstance;
import ecsremediation.simulator.engine.EventLoop;
import java.time.Duration;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToIntFunction;

/**
 * ECS's metrics {@code CPUReservation} and {@code MemoryReservation} of clusters that have container instances: what
 * tasks reserve of what the instances registered, in percent, once a minute [ECS guide, CloudWatch metrics]. ECS
 * publishes them whether Container Insights is on or not.
 */
final class ClusterReservation {
    private static final Duration INTERVAL = Duration.ofMinutes(1);
    private static final double WHOLE = 100;

    private final EventLoop eventLoop;
    private final Ecs ecs;
    private final CloudWatch cloudWatch;

    ClusterReservation(EventLoop eventLoop, Ecs ecs, CloudWatch cloudWatch) {
        this.eventLoop = eventLoop;
        this.ecs = ecs;
        this.cloudWatch = cloudWatch;
    }

    void start() {
        eventLoop.after(INTERVAL, this::publish);
    }

    private void publish() {
        for (EcsCluster cluster : ecs.clusters()) {
            publish(cluster, "CPUReservation", Resources::cpuUnits);
            publish(cluster, "MemoryReservation", Resources::memoryMib);
        }
        start();
    }

    private void publish(EcsCluster cluster, String name, ToIntFunction<Resources> part) {
        int registered = 0;
        int free = 0;
        for (EcsInstance instance : cluster.instances()) {
            registered += part.applyAsInt(instance.registered());
            free += part.applyAsInt(instance.remaining());
        }
        if (registered > 0) {
            SortedMap<String, String> dimensions = new TreeMap<>();
            dimensions.put("ClusterName", cluster.name());
            cloudWatch.put(
                    new Metric("AWS/ECS", name, dimensions), eventLoop.now(), WHOLE * (registered - free) / registered);
        }
    }
}
