package ecsremediation.trigger;

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
record Envelope(Optional<String> item, Optional<String> topic, Optional<Instant> sent, int depth) {

    static Envelope outermost() {
        return new Envelope(Optional.empty(), Optional.empty(), Optional.empty(), 0);
    }

    Envelope inside() {
        return new Envelope(item, topic, sent, depth + 1);
    }

    Envelope item(Optional<String> id) {
        return new Envelope(item.or(() -> id), topic, sent, depth);
    }

    Envelope through(Optional<String> arn) {
        return new Envelope(item, topic.or(() -> arn), sent, depth);
    }

    Envelope sentAt(Instant time) {
        return sentAt(Optional.of(time));
    }

    Envelope sentAt(Optional<Instant> time) {
        return new Envelope(item, topic, time.or(() -> sent), depth);
    }

    List<Delivery> holds(Trigger trigger) {
        return List.of(new Delivery(item, topic, trigger));
    }

    List<Delivery> ignored(String reason) {
        return holds(new Trigger.Ignored(reason));
    }
}
