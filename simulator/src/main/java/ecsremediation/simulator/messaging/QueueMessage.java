package ecsremediation.simulator.messaging;

import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** One message in a queue. Its fields change with every receipt: read it under the world's lock. */
public final class QueueMessage {
    private final String id;
    private final String body;
    private final Instant sentAt;
    private final SortedMap<String, String> attributes;
    private final Optional<String> deadLetterSource;
    private Instant visibleAt;
    private String receipt = "";
    private int receives;

    private QueueMessage(
            String id,
            String body,
            Instant sentAt,
            SortedMap<String, String> attributes,
            Optional<String> deadLetterSource) {
        this.id = id;
        this.body = body;
        this.sentAt = sentAt;
        this.attributes = Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
        this.deadLetterSource = deadLetterSource;
        visibleAt = sentAt;
    }

    static QueueMessage sent(String id, String body, Instant sentAt, SortedMap<String, String> attributes) {
        return new QueueMessage(id, body, sentAt, attributes, Optional.empty());
    }

    /** The same message in a dead-letter queue. */
    QueueMessage deadFrom(String queueArn, Instant now) {
        QueueMessage dead = new QueueMessage(id, body, sentAt, attributes, Optional.of(queueArn));
        dead.visibleAt = now;
        return dead;
    }

    public String id() {
        return id;
    }

    public String body() {
        return body;
    }

    public Instant sentAt() {
        return sentAt;
    }

    /** The sender's message attributes, all of type String. */
    public SortedMap<String, String> attributes() {
        return attributes;
    }

    /** The ARN of the queue that moved it to the dead-letter queue; empty if it was sent here. */
    public Optional<String> deadLetterSource() {
        return deadLetterSource;
    }

    /** The time from which it can be received. */
    public Instant visibleAt() {
        return visibleAt;
    }

    /** The handle of the newest receipt; empty before the first. */
    public String receipt() {
        return receipt;
    }

    /** The number of receipts. */
    public int receives() {
        return receives;
    }

    void received(String handle, Instant hiddenUntil) {
        receipt = handle;
        visibleAt = hiddenUntil;
        receives++;
    }

    void visibleFrom(Instant at) {
        visibleAt = at;
    }
}
