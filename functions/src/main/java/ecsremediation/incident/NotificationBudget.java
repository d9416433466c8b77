package ecsremediation.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * How many more messages about one service may be sent. A message that is pending counts as sent.
 *
 * @param sent keys of the messages of the last 24 hours, oldest first
 * @param quiet the time since the last of them that reports a raise; zero while a message is pending
 */
public record NotificationBudget(List<NotificationKey> sent, Duration quiet) {
    /** The time for which a message counts, 24 hours. */
    static final Duration PERIOD = Duration.ofHours(24);

    /** The most messages about one service in 24 hours. Our choice. */
    static final int MOST = 10;

    /** Of these, the one that says what is still wrong. Our choice. */
    static final int DAILY = 1;

    /** Of these, those that only raises, first action items and all-clears may use. Our choice. */
    static final int RESERVED = 2;

    /**
     * From this number of messages since a raise or an end on, nothing is repeated by itself. With the one that says
     * what is still wrong, operators of a service where nothing changes get at most six a day. Our choice.
     */
    static final int MOST_REPEATED = 5;

    /** From this number of messages on raises are reported together, at most once an hour. Our choice. */
    static final int AT_ONCE = 4;

    private static final Duration HOURLY = Duration.ofHours(1);

    /**
     * The least time without a message about a raise before a raise or a further all-clear uses a reserved one.
     * Our choice.
     */
    private static final Duration SPARING = Duration.ofHours(6);

    public NotificationBudget {
        sent = List.copyOf(sent);
    }

    /** What an incident has used at that time. */
    static NotificationBudget of(Incident incident, Instant now) {
        List<TimelineEvent.Notified> delivered = incident.timeline()
                .of(TimelineEvent.Notified.class)
                .filter(n -> n.at().isAfter(now.minus(PERIOD)))
                .toList();
        Duration quiet = !incident.pending().isEmpty()
                ? Duration.ZERO
                : delivered.stream()
                        .filter(n -> isRaise(n.key()))
                        .map(n -> Duration.between(n.at(), now))
                        .min(Comparator.naturalOrder())
                        .orElse(PERIOD);
        return new NotificationBudget(
                Stream.concat(
                                delivered.stream().map(TimelineEvent.Notified::key),
                                incident.pending().stream().map(IncidentMessage::key))
                        .toList(),
                quiet);
    }

    private static boolean isRaise(NotificationKey key) {
        return switch (key.type()) {
            case RAISED, FURTHER_RAISES -> true;
            case WOULD_RAISE, HELD, ESCALATED, STILL_WRONG, CLEARED -> false;
        };
    }

    /** Whether a message with that key may be sent now. */
    public boolean permits(NotificationKey key) {
        return switch (key.type()) {
            case RAISED, FURTHER_RAISES -> others() < MOST - DAILY && quiet.compareTo(leastQuiet()) >= 0;
            case ESCALATED -> !isRepeatedEnough(key) && others() < MOST - DAILY - (sent.contains(key) ? RESERVED : 0);
            case CLEARED -> others() < MOST - DAILY - (sent.contains(key) && !isSparing() ? RESERVED : 0);
            case WOULD_RAISE, HELD -> !isRepeatedEnough(key) && others() < MOST - DAILY - RESERVED;
            case STILL_WRONG -> others() == sent.size() && quiet.isPositive();
        };
    }

    /** Whether this one is among {@link #MOST_REPEATED} messages or more since the last change. */
    private boolean isRepeatedEnough(NotificationKey key) {
        List<NotificationKey> unchanged = sent.subList(lastChange() + 1, sent.size());
        return unchanged.contains(key) && unchanged.size() >= MOST_REPEATED;
    }

    /** The index of the newest message about a raise or about an end; -1 if there is none. */
    private int lastChange() {
        int last = sent.size() - 1;
        while (last >= 0 && !isRaise(sent.get(last)) && sent.get(last).type() != NotificationType.CLEARED) {
            last--;
        }
        return last;
    }

    /** The messages without the one that says what is still wrong. */
    private int others() {
        return (int) sent.stream()
                .filter(key -> key.type() != NotificationType.STILL_WRONG)
                .count();
    }

    private boolean isSparing() {
        return quiet.compareTo(SPARING) >= 0;
    }

    private Duration leastQuiet() {
        if (others() >= MOST - DAILY - RESERVED) {
            return SPARING;
        }
        return others() < AT_ONCE ? Duration.ZERO : HOURLY;
    }
}
