package ecsremediation.simulator.insights;

import com.fasterxml.jackson.databind.node.ObjectNode;
import ecsremediation.simulator.cloudwatch.Metric;
import java.time.Instant;
import java.util.Map;

/**
 * A performance log event, in CloudWatch's embedded metric format. Its fields are those of [CloudWatch user guide,
 * Container Insights performance log events for Amazon ECS].
 */
sealed interface PerformanceEvent permits ClusterCounts, ServiceCounts, TaskUsage, ContainerUsage {
    /** The log stream that it goes to. */
    String stream();

    /** The event as it stands in the log group. */
    ObjectNode message(Instant at);

    /** The metrics that CloudWatch takes from it. */
    Map<Metric, Double> metrics();
}
