package ecsremediation.simulator.messaging;

import java.time.Instant;

/**
 * One message published to a topic.
 *
 * @param id SNS's message id, the same in every delivery
 * @param subject may be empty
 */
record Notice(String id, Topic topic, Instant at, String subject, String message) {}
