package ecsremediation.simulator.messaging;

import java.time.Duration;

/**
 * An event source mapping with ReportBatchItemFailures.
 *
 * @param batchSize maximum number of messages per invocation
 * @param window the batching window
 */
public record QueuePolling(String queue, String function, int batchSize, Duration window) {}
