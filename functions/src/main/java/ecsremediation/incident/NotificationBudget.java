package ecsremediation.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * How many more messages about one service may be sent. A message that is pending counts as sent.
 *
 * @param sent keys of the messages of the last 24 hours, oldest first
 * @param quiet the time since the last of them; zero while one is pending
 */
public record NotificationBudget(List<NotificationKey> sent, Duration quiet) {
    /** The time for which a message counts, 24 hours. */
    static final Duration PERIOD = Duration.ofHours(24);

    /** The most messages about one service in 24 hours. Our choice. */
    static final int MOST = 10;

    /** Of these, those that only raises, first action items and a first all-clear may use. Our choice. */
    static final int RESERVED = 2;

    /**
     * From this number of messages on nothing is repeated: operators of a service where nothing changes get no more.
     * Our choice.
     */
    static final int MOST_REPEATED = 6;

    /** From this number of messages on a raise waits for {@link #HOURLY}, so that later raises are reported too. Our choice. */
    static final int AT_ONCE = 4;

    private static final Duration HOURLY = Duration.ofHours(1);

    /** The least time before a raise uses a reserved message. Our choice. */
    private static final Duration SPARING = Duration.ofHours(6);

    public NotificationBudget {
        sent = List.copyOf(sent);
    }

    /** What an incident has used at that time. */
    static NotificationBudget of(Incident incident, Instant now) {
        List<TimelineEvent.Notified> delivered = incident.deliveries()
                .filter(n -> n.at().isAfter(now.minus(PERIOD)))
                .toList();
        Duration quiet = !incident.pending().isEmpty()
                ? Duration.ZERO
                : delivered.isEmpty()
                        ? PERIOD
                        : Duration.between(delivered.getLast().at(), now);
        return new NotificationBudget(
                Stream.concat(
                                delivered.stream().map(TimelineEvent.Notified::key),
                                incident.pending().stream().map(Incident.Message::key))
                        .toList(),
                quiet);
    }

    /** Whether a message with that key may be sent now. */
    public boolean permits(NotificationKey key) {
        return switch (key.type()) {
            case RAISED -> sent.size() < MOST && quiet.compareTo(leastQuiet()) >= 0;
            case ESCALATED, CLEARED -> sent.size() < (sent.contains(key) ? MOST_REPEATED : MOST);
            case WOULD_RAISE, HELD -> sent.size() < (sent.contains(key) ? MOST_REPEATED : MOST - RESERVED);
        };
    }

    private Duration leastQuiet() {
        if (sent.size() >= MOST - RESERVED) {
            return SPARING;
        }
        return sent.size() < AT_ONCE ? Duration.ZERO : HOURLY;
    }
}
