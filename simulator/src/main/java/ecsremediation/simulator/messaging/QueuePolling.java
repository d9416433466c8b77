package ecsremediation.simulator.messaging;

import java.time.Duration;

/**
 * How Lambda polls a queue for a function (an event source mapping with ReportBatchItemFailures).
 *
 * @param batchSize most messages per invocation
 * @param window how long Lambda gathers a batch
 */
public record QueuePolling(String queue, String function, int batchSize, Duration window) {}
