package ecsremediation.simulator.messaging;

import java.time.Duration;
import java.util.Optional;

/**
 * The attributes of a queue.
 *
 * @param visibility how long a received message stays hidden
 * @param maxReceives receipts after which a message moves to the dead-letter queue
 * @param deadLetter that queue's name; empty for none
 */
public record QueueSettings(Duration visibility, int maxReceives, Optional<String> deadLetter) {
    /** SQS's defaults: a visibility time of 30 s and no dead-letter queue. */
    public static final QueueSettings DEFAULT = new QueueSettings(Duration.ofSeconds(30), 1000, Optional.empty());
}
