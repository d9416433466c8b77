package ecsremediation.event;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the envelopes opened so far say about the news inside.
 *
 * @param item message id of the outermost SQS record: the only one Lambda can be told to retry
 * @param topic ARN of the outermost SNS topic: what lies inside is the sender's own text and could name any
 * @param sent when the innermost envelope that has a time was sent: the next best time for news without one
 * @param depth how many were opened
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

    List<Delivery> holds(Trigger trigger) {
        return List.of(new Delivery(item, topic, trigger));
    }

    List<Delivery> ignored(String reason) {
        return holds(new Trigger.Ignored(reason));
    }
}
