package ecsremediation.incident;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The notifications of an incident that were sent since the last raise. Its JSON form is the array of them.
 *
 * @param all newest last, each key once, at most {@value #MOST}
 */
public record SentNotifications(List<SentNotification> all) implements Iterable<SentNotification> {
    /** No notifications. */
    public static final SentNotifications NONE = new SentNotifications(List.of());

    /**
     * The most notifications kept. An incident has fewer than 8 different keys unless the program has a
     * fault. Our choice.
     */
    static final int MOST = 8;

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public SentNotifications {
        all = all.stream().skip(Math.max(0, all.size() - MOST)).toList();
    }

    @Override
    public Iterator<SentNotification> iterator() {
        return all.iterator();
    }

    /** The notification sent last. */
    public Optional<SentNotification> last() {
        return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
    }

    /** The notification with that key. */
    public Optional<SentNotification> of(NotificationKey key) {
        return all.stream().filter(n -> n.key().equals(key)).findFirst();
    }

    /** These with that notification, which replaces an earlier one with its key. */
    SentNotifications with(SentNotification now) {
        Stream<SentNotification> others = all.stream().filter(n -> !n.key().equals(now.key()));
        return new SentNotifications(Stream.concat(others, Stream.of(now)).toList());
    }

    /** Those whose keys satisfy the condition. */
    SentNotifications only(Predicate<NotificationKey> condition) {
        return new SentNotifications(
                all.stream().filter(n -> condition.test(n.key())).toList());
    }

    /** When operators have to be notified again at the latest. Empty if none was sent. */
    Optional<Instant> nextDue(IncidentTimeline timeline) {
        return last().map(last -> noLaterThanAGap(timeline, last, last.at().plus(Deadlines.NEXT_NOTIFICATION)));
    }

    /**
     * When the notification with that key is due again, {@link Instant#MAX} for one that is never repeated. Empty if
     * it was not sent.
     */
    Optional<Instant> repetitionDue(NotificationKey key, IncidentTimeline timeline) {
        return of(key).map(last -> noLaterThanAGap(
                timeline,
                last,
                key.kind().repeats() ? last.at().plus(Deadlines.repeat(key.kind(), last.times())) : Instant.MAX));
    }

    /** An all-clear after the notification makes it due again with the next gap. */
    private static Instant noLaterThanAGap(IncidentTimeline timeline, SentNotification last, Instant due) {
        return timeline.gapAfterAllClear(last.at())
                .map(gap -> gap.plus(Deadlines.FIRST_NOTIFICATION))
                .filter(due::isAfter)
                .orElse(due);
    }
}
