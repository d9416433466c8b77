package ecsremediation.incident;

import ecsremediation.incident.TimelineEvent.Postponed;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Notifications for which the {@link NotificationBudget} had no message at their time.
 *
 * @param events one for each key, oldest first
 * @param raises the raises since the first of the events that is about a raise, oldest first
 */
public record PostponedNotifications(List<Postponed> events, List<TimelineEvent.Raised> raises) {
    /**
     * How long a notification that is not about a raise waits for the message that reports it with later ones,
     * 6 hours. Our choice.
     */
    static final Duration LONGEST_WAIT = Duration.ofHours(6);

    public PostponedNotifications {
        events = List.copyOf(events);
        raises = List.copyOf(raises);
    }

    /** Those of the timeline that satisfy the condition. */
    static PostponedNotifications of(IncidentTimeline timeline, Predicate<Postponed> which) {
        List<Postponed> events = timeline.of(Postponed.class).filter(which).toList();
        Optional<Instant> first = events.stream()
                .filter(PostponedNotifications::isRaise)
                .map(Postponed::at)
                .min(Instant::compareTo);
        List<TimelineEvent.Raised> raises = timeline.of(TimelineEvent.Raised.class)
                .filter(r -> first.filter(since -> !r.at().isBefore(since)).isPresent())
                .toList();
        return new PostponedNotifications(events, raises);
    }

    static boolean isRaise(Postponed event) {
        return event.key().type() == NotificationType.RAISED;
    }

    /** Those that are not about a raise. */
    public List<Postponed> others() {
        return events.stream().filter(event -> !isRaise(event)).toList();
    }

    /** Whether one of {@link #others} has waited for 6 hours. */
    public boolean isDue(Instant now) {
        return others().stream()
                .anyMatch(event -> !event.at().plus(LONGEST_WAIT).isAfter(now));
    }

    boolean contains(NotificationKey key) {
        return events.stream().anyMatch(event -> event.key().equals(key));
    }
}
