package ecsremediation.incident;

import com.fasterxml.jackson.annotation.JsonCreator;
import ecsremediation.incident.TimelineEvent.Notified;
import ecsremediation.incident.TimelineEvent.Postponed;
import ecsremediation.incident.TimelineEvent.WriteRefused;
import ecsremediation.model.CapacityAction;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What happened in an incident. Its JSON form is the array of its events.
 *
 * @param events in the order in which they were recorded. An event that an operator or AWS dates may have an earlier
 *     time than the event before it.
 */
public record IncidentTimeline(List<TimelineEvent> events) implements Iterable<TimelineEvent> {
    /** A timeline without events. */
    public static final IncidentTimeline EMPTY = new IncidentTimeline(List.of());

    /**
     * How long events stay in the timeline of an incident that is reopened again and again. Longer than any
     * other time for which an event counts. Our choice.
     */
    private static final Duration KEPT = Duration.ofDays(2);

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public IncidentTimeline {
        events = List.copyOf(events);
    }

    @Override
    public Iterator<TimelineEvent> iterator() {
        return events.iterator();
    }

    /** The events of that kind. */
    public <E extends TimelineEvent> Stream<E> of(Class<E> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast);
    }

    /** The event of that kind that was recorded last. */
    public <E extends TimelineEvent> Optional<E> last(Class<E> kind) {
        return of(kind).reduce((_, later) -> later);
    }

    /** The latest time of an event of that kind. */
    private Optional<Instant> latest(Class<? extends TimelineEvent> kind) {
        return of(kind).map(TimelineEvent::at).max(Comparator.naturalOrder());
    }

    /** Whether it has an equal event. */
    public boolean contains(TimelineEvent event) {
        return events.contains(event);
    }

    /** Whether it has this raise of the program. */
    public boolean knows(CapacityAction raise) {
        return contains(TimelineEvent.Raised.of(raise));
    }

    /** Whether it has what was read back after the same raise. */
    public boolean knows(TimelineEvent.ReadBack readBack) {
        return of(TimelineEvent.ReadBack.class).anyMatch(known -> known.isOfSameRaise(readBack));
    }

    /** Whether it has, at any time, this number of the group's capacity units in service. */
    public boolean hasInService(String group, int units) {
        return of(TimelineEvent.InService.class)
                .anyMatch(there -> there.group().equals(group) && there.units() == units);
    }

    /** Whether it has, at any time, this number of the group's capacity units registered. */
    public boolean hasRegistered(String group, int units) {
        return of(TimelineEvent.Registered.class)
                .anyMatch(there -> there.group().equals(group) && there.units() == units);
    }

    /** When a group was last raised for the service. */
    public Optional<Instant> lastRaisedAt() {
        return latest(TimelineEvent.Raised.class);
    }

    /** When an operator last resumed the incident. */
    public Optional<Instant> resumedAt() {
        return latest(TimelineEvent.Resumed.class);
    }

    /** When the newest gap was first seen. */
    Optional<Instant> lastGapSeenAt() {
        return latest(TimelineEvent.GapSeen.class);
    }

    /** The time of the latest event. */
    public Optional<Instant> lastAt() {
        return latest(TimelineEvent.class);
    }

    /** Whether it ends because the service no longer exists. */
    public boolean isServiceGone() {
        return !events.isEmpty() && events.getLast() instanceof TimelineEvent.ServiceGone;
    }

    /**
     * After an all-clear operators know of no gap. The first gap after the last all-clear that was delivered after that
     * time, or the all-clear's own time before the gap is seen. Empty if there was no such all-clear.
     */
    Optional<Instant> gapAfterAllClear(Instant since) {
        return of(Notified.class)
                .filter(n -> n.key().type() == NotificationType.CLEARED && n.at().isAfter(since))
                .map(TimelineEvent::at)
                .max(Comparator.naturalOrder())
                .map(clear -> of(TimelineEvent.GapSeen.class)
                        .map(TimelineEvent::at)
                        .filter(clear::isBefore)
                        .min(Comparator.naturalOrder())
                        .orElse(clear));
    }

    /** The notifications that no message reports yet. */
    public PostponedNotifications unreported() {
        return PostponedNotifications.of(this, p -> p.reported().isEmpty());
    }

    /** The notifications that the message decided at that time reports. */
    public PostponedNotifications reported(Instant at) {
        return PostponedNotifications.of(this, p -> p.reported().equals(Optional.of(at)));
    }

    /** This timeline with further events. */
    IncidentTimeline plus(List<? extends TimelineEvent> more) {
        return new IncidentTimeline(
                Stream.concat(events.stream(), more.stream()).toList());
    }

    /** This timeline with a refused write, as one event with the earlier ones of the group since the last raise. */
    IncidentTimeline refused(WriteRefused refused) {
        for (int i = events.size() - 1; i >= 0 && !refused.isEndedBy(events.get(i)); i--) {
            if (events.get(i) instanceof WriteRefused before && before.group().equals(refused.group())) {
                List<TimelineEvent> all = new ArrayList<>(events);
                all.set(i, before.and(refused));
                return new IncidentTimeline(all);
            }
        }
        return plus(List.of(refused));
    }

    /** This timeline once the message decided at that time reports these notifications. */
    IncidentTimeline reporting(List<Postponed> notifications, Instant at) {
        return new IncidentTimeline(events.stream()
                .map(e -> e instanceof Postponed p && notifications.contains(p) ? p.in(at) : e)
                .toList());
    }

    /** Its first event, and those that still count at that time. */
    IncidentTimeline recent(Instant now) {
        Instant oldest = now.minus(KEPT);
        return new IncidentTimeline(events.stream()
                .filter(e -> e.at().isAfter(oldest) || e.equals(events.getFirst()))
                .toList());
    }
}
