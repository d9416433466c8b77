package ecsremediation.simulator.logs;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** A log group with its newest events. Read it under the world's lock. */
public final class LogGroup {
    /** Our choice: more events would fill the memory of long plays. The oldest are dropped first. */
    private static final int MOST_EVENTS = 50_000;

    /** The part of an ARN that is the account's id. */
    private static final int ACCOUNT = 4;

    private final String name;
    private final String arn;
    private final Instant createdAt;
    private final int retentionDays;
    private final Deque<LoggedEvent> events = new ArrayDeque<>();

    LogGroup(String name, String arn, Instant createdAt, int retentionDays) {
        this.name = name;
        this.arn = arn;
        this.createdAt = createdAt;
        this.retentionDays = retentionDays;
    }

    public String name() {
        return name;
    }

    /** Its ARN, without the {@code :*} that some answers add. */
    public String arn() {
        return arn;
    }

    /** The id of its account. */
    public String account() {
        return arn.split(":", -1)[ACCOUNT];
    }

    public Instant createdAt() {
        return createdAt;
    }

    /** How long it keeps an event, in days. */
    public int retentionDays() {
        return retentionDays;
    }

    /** Its events from {@code from} to {@code to}, both included, in the order of their ingestion. */
    public List<LoggedEvent> events(Instant from, Instant to) {
        return events.stream()
                .filter(event ->
                        !event.timestamp().isBefore(from) && !event.timestamp().isAfter(to))
                .toList();
    }

    void add(LoggedEvent event) {
        events.addLast(event);
        Instant oldest = event.ingestedAt().minus(Duration.ofDays(retentionDays));
        while (events.size() > MOST_EVENTS || events.getFirst().timestamp().isBefore(oldest)) {
            events.removeFirst();
        }
    }
}
