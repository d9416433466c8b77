package ecsremediation.event;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the envelopes opened so far say about their content.
 *
 * @param item the message id of the outermost SQS record, the only one that Lambda can retry
 * @param topic the ARN of the outermost SNS topic; the sender writes everything inside and could name any
 *     topic there
 * @param sent when the innermost envelope with a time was sent; it stands in for a time that the content
 *     lacks
 * @param depth the number of envelopes opened
 */
record EnvelopeContext(Optional<String> item, Optional<String> topic, Optional<Instant> sent, int depth) {

    static EnvelopeContext outermost() {
        return new EnvelopeContext(Optional.empty(), Optional.empty(), Optional.empty(), 0);
    }

    EnvelopeContext inside() {
        return new EnvelopeContext(item, topic, sent, depth + 1);
    }

    EnvelopeContext item(Optional<String> id) {
        return new EnvelopeContext(item.or(() -> id), topic, sent, depth);
    }

    EnvelopeContext through(Optional<String> arn) {
        return new EnvelopeContext(item, topic.or(() -> arn), sent, depth);
    }

    EnvelopeContext sentAt(Instant time) {
        return sentAt(Optional.of(time));
    }

    EnvelopeContext sentAt(Optional<Instant> time) {
        return new EnvelopeContext(item, topic, time.or(() -> sent), depth);
    }

    List<Delivery> holds(Trigger trigger, List<Trigger.Origin> origins) {
        return List.of(new Delivery(item, topic, origins, trigger));
    }

    List<Delivery> ignored(String reason) {
        return holds(new Trigger.Ignored(reason), List.of());
    }
}
