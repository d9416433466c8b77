package ecsremediation.trigger;

import java.util.Optional;

/**
 * One trigger as it was handed over.
 *
 * @param item the SQS message id it came in, so that a batch can fail by item; empty for every other way in
 */
public record Delivery(Optional<String> item, Trigger trigger) {}
