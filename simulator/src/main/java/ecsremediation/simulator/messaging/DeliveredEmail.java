package ecsremediation.simulator.messaging;

import java.time.Instant;

/**
 * An e-mail that arrived.
 *
 * @param topic the SNS topic's name
 * @param address the recipient
 * @param subject may be empty
 */
public record DeliveredEmail(Instant at, String topic, String address, String subject, String text) {}
