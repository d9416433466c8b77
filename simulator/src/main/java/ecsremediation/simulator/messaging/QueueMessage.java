package ecsremediation.simulator.messaging;

import java.time.Instant;

/** One message in a queue. Its fields change with every receipt; read it under the world's lock. */
public final class QueueMessage {
    private final String id;
    private final String body;
    private final Instant sentAt;
    private Instant visibleAt;
    private String receipt = "";
    private int receives;

    QueueMessage(String id, String body, Instant sentAt) {
        this.id = id;
        this.body = body;
        this.sentAt = sentAt;
        visibleAt = sentAt;
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

    /** From when on it can be received again. */
    public Instant visibleAt() {
        return visibleAt;
    }

    /** The handle of the newest receipt; empty before the first. */
    public String receipt() {
        return receipt;
    }

    /** How often it was received. */
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
