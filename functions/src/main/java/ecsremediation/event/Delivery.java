package ecsremediation.event;

import java.util.Optional;

/**
 * One trigger as it was delivered.
 *
 * @param item the id of the SQS message that carried it, by which Lambda can retry that message alone; empty
 *     for every other source
 * @param topic the ARN of the SNS topic that carried it, so that the function can reject topics that are not
 *     configured; empty where the event does not say: raw message delivery, EventBridge, an alarm's direct
 *     Lambda action
 */
public record Delivery(Optional<String> item, Optional<String> topic, Trigger trigger) {

    /** A delivery without a known topic. */
    public Delivery(Optional<String> item, Trigger trigger) {
        this(item, Optional.empty(), trigger);
    }
}
