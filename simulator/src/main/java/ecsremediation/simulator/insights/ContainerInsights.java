package ecsremediation.simulator.insights;

import ecsremediation.simulator.cloudwatch.CloudWatch;
import ecsremediation.simulator.ecs.Ecs;
import ecsremediation.simulator.ecs.EcsCluster;
import ecsremediation.simulator.engine.DelayRange;
import ecsremediation.simulator.engine.EventLoop;
import ecsremediation.simulator.engine.RandomSource;
import ecsremediation.simulator.logs.CloudWatchLogs;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Container Insights: one sample per minute of each cluster that has it turned on. A sample is a list of performance
 * log events; CloudWatch takes the metrics from them. The pending count is the one of DescribeServices: 0 for tasks
 * that do not exist.
 */
public final class ContainerInsights {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    /** The newest minute appears after one to three minutes in practice. Assumed: no AWS page states it. */
    private static final DelayRange LAG = DelayRange.seconds(45, 100);

    /** Assumed: AWS creates the log group with this retention. */
    private static final int RETENTION_DAYS = 1;

    private final EventLoop eventLoop;
    private final Ecs ecs;
    private final CloudWatch cloudWatch;
    private final CloudWatchLogs logs;
    private final RandomSource random;

    public ContainerInsights(EventLoop eventLoop, Ecs ecs, CloudWatch cloudWatch, CloudWatchLogs logs) {
        this.eventLoop = eventLoop;
        this.ecs = ecs;
        this.cloudWatch = cloudWatch;
        this.logs = logs;
        random = eventLoop.randomSource("container insights");
    }

    /** The log group of a cluster's performance log events [CloudWatch user guide, View Container Insights metrics]. */
    public static String logGroup(String cluster) {
        return "/aws/ecs/containerinsights/" + cluster + "/performance";
    }

    /** Takes the first sample at the next full minute. */
    public void start() {
        long second = eventLoop.now().getEpochSecond() % MINUTE.toSeconds();
        eventLoop.after(MINUTE.minusSeconds(second), this::sample);
    }

    private void sample() {
        for (EcsCluster cluster : ecs.clusters()) {
            if (!cluster.containerInsights().equals("disabled")) {
                List<PerformanceEvent> events = ClusterSample.of(cluster, eventLoop.account());
                Instant at = eventLoop.now();
                String group = logGroup(cluster.name());
                eventLoop.after(random.between(LAG), () -> events.forEach(event -> publish(group, event, at)));
            }
        }
        eventLoop.after(MINUTE, this::sample);
    }

    private void publish(String group, PerformanceEvent event, Instant at) {
        event.metrics().forEach((metric, value) -> cloudWatch.put(metric, at, value));
        logs.put(
                new CloudWatchLogs.LogTarget(group, event.stream(), RETENTION_DAYS),
                at,
                () -> event.message(at).toString());
    }
}
