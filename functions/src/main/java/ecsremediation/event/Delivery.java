package ecsremediation.event;

import java.util.List;
import java.util.Optional;

/**
 * One trigger as it was delivered.
 *
 * @param item the id of the SQS message that carried it, by which Lambda can retry that message alone; empty
 *     for every other source
 * @param topic the ARN of the SNS topic that carried it, so that the function can reject topics that are not
 *     configured; empty where the event does not say: raw message delivery, EventBridge, an alarm's direct
 *     Lambda action
 * @param origins the accounts and Regions that the event names, each once: of its sender, its resources and its metrics;
 *     empty where it names none
 */
public record Delivery(Optional<String> item, Optional<String> topic, List<Trigger.Origin> origins, Trigger trigger) {
    public Delivery {
        origins = List.copyOf(origins);
    }

    /** The same delivery of another trigger. */
    Delivery with(Trigger other) {
        return new Delivery(item, topic, origins, other);
    }
}
