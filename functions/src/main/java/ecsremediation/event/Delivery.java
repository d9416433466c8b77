package ecsremediation.event;

import java.util.Optional;

/**
 * One trigger as it was handed over.
 *
 * @param item the SQS message id it came in, so that a batch can fail by item; empty for every other way in
 * @param topic the ARN of the SNS topic it came through, so that topics nobody configured can be refused;
 *     empty where the way in does not say: raw message delivery, EventBridge, an alarm's direct Lambda action
 */
public record Delivery(Optional<String> item, Optional<String> topic, Trigger trigger) {

    /** A delivery that did not come through a topic, or whose way in does not name it. */
    public Delivery(Optional<String> item, Trigger trigger) {
        this(item, Optional.empty(), trigger);
    }
}
