package ecsremediation.simulator.cloudwatch;

import ecsremediation.simulator.ecs.Ecs;
import ecsremediation.simulator.ecs.EcsCluster;
import ecsremediation.simulator.ecs.EcsService;
import ecsremediation.simulator.engine.DelayRange;
import ecsremediation.simulator.engine.EventLoop;
import ecsremediation.simulator.engine.RandomSource;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Container Insights: one sample per minute of each service's counts, in clusters that have it turned on. The pending
 * count is the one of DescribeServices: 0 for tasks that do not exist.
 */
public final class ContainerInsights {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    /** The newest minute appears after one to three minutes in practice. Assumed: no AWS page states it. */
    private static final DelayRange LAG = DelayRange.seconds(45, 100);

    private final EventLoop eventLoop;
    private final Ecs ecs;
    private final CloudWatch cloudWatch;
    private final RandomSource random;

    public ContainerInsights(EventLoop eventLoop, Ecs ecs, CloudWatch cloudWatch) {
        this.eventLoop = eventLoop;
        this.ecs = ecs;
        this.cloudWatch = cloudWatch;
        random = eventLoop.randomSource("container insights");
    }

    /** Takes the first sample at the next full minute. */
    public void start() {
        long second = eventLoop.now().getEpochSecond() % MINUTE.toSeconds();
        eventLoop.after(MINUTE.minusSeconds(second), this::sample);
    }

    private void sample() {
        for (EcsCluster cluster : ecs.clusters()) {
            if (!cluster.containerInsights().equals("disabled")) {
                Map<Metric, Integer> counts = counts(cluster);
                Instant at = eventLoop.now();
                eventLoop.after(random.between(LAG), () -> counts.forEach((m, n) -> cloudWatch.put(m, at, n)));
            }
        }
        eventLoop.after(MINUTE, this::sample);
    }

    private static Map<Metric, Integer> counts(EcsCluster cluster) {
        Map<Metric, Integer> counts = new LinkedHashMap<>();
        for (EcsService service : cluster.services()) {
            counts.put(Metric.ofService("DesiredTaskCount", cluster.name(), service.name()), service.desired());
            counts.put(Metric.ofService("RunningTaskCount", cluster.name(), service.name()), service.running());
            counts.put(Metric.ofService("PendingTaskCount", cluster.name(), service.name()), service.pending());
            counts.put(
                    Metric.ofService("DeploymentCount", cluster.name(), service.name()),
                    service.deployments().size());
        }
        counts.put(
                Metric.ofCluster("ContainerInstanceCount", cluster.name()),
                cluster.instances().size());
        counts.put(
                Metric.ofCluster("ServiceCount", cluster.name()),
                cluster.services().size());
        return counts;
    }
}
