package ecsremediation.lifecycle;

import ecsremediation.incident.Deadlines;
import ecsremediation.incident.Incident;
import ecsremediation.incident.NotificationBudget;
import ecsremediation.incident.NotificationKey;
import ecsremediation.incident.NotificationKind;
import ecsremediation.incident.PostponedNotifications;
import ecsremediation.incident.SentNotification;
import ecsremediation.incident.TimelineEvent;
import ecsremediation.model.CapacityAction;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Decides whether a notification is a message of its own. What exceeds the {@link NotificationBudget} is
 * postponed: it stays in the timeline until a message reports it together with others.
 */
final class NotificationRule {
    private NotificationRule() {}

    /**
     * Each key is notified once after each raise. A key that {@link NotificationKind#repeats()} is
     * notified again after {@link Deadlines#repeat}, and soon where a gap follows an all-clear.
     */
    static Lifecycle.Step of(Incident incident, NotificationKey key, Instant now) {
        if (incident.repetitionDue(key).filter(now::isBefore).isPresent()) {
            return new Lifecycle.Step(incident, Optional.empty());
        }
        if (!incident.budget(now).permits(key)) {
            return new Lifecycle.Step(incident.postponed(key, now), Optional.empty());
        }
        List<TimelineEvent.Postponed> same = incident.timeline().unreported().events().stream()
                .filter(event -> event.key().equals(key))
                .toList();
        return new Lifecycle.Step(noted(incident.reporting(same, now), key, now), Optional.of(key));
    }

    /**
     * A raise is a message of its own unless earlier ones are not reported yet.
     *
     * @param fresh the incident once the raise is reported: what counts as new then is missing from it
     */
    static Lifecycle.Step ofRaises(
            Incident incident, UnaryOperator<Incident> fresh, List<CapacityAction> raises, Instant now) {
        NotificationKey key = new NotificationKey(
                NotificationKind.RAISED, incident.service(), raises.getLast().group());
        boolean isNext = incident.timeline().unreported().raises().isEmpty();
        if (isNext && incident.budget(now).permits(key)) {
            return of(fresh.apply(incident), key, now);
        }
        Instant first = raises.stream()
                .map(CapacityAction::at)
                .min(Comparator.naturalOrder())
                .orElse(now);
        return new Lifecycle.Step(incident.postponed(key, first), Optional.empty());
    }

    /** The all-clear reports everything before it. */
    static Lifecycle.Step cleared(Incident incident, NotificationKey key, Instant now) {
        return new Lifecycle.Step(
                incident.reporting(incident.timeline().unreported().events(), now), Optional.of(key));
    }

    /** The message that reports postponed raises, if there are any and it is permitted now. */
    static Optional<Lifecycle.Step> furtherRaises(Incident incident, UnaryOperator<Incident> fresh, Instant now) {
        PostponedNotifications unreported = incident.timeline().unreported();
        return unreported.raises().stream()
                .reduce((_, later) -> later)
                .map(last -> new NotificationKey(NotificationKind.FURTHER_RAISES, incident.service(), last.group()))
                .filter(incident.budget(now)::permits)
                .map(key -> {
                    List<TimelineEvent.Postponed> raises = unreported.events().stream()
                            .filter(event -> !unreported.others().contains(event))
                            .toList();
                    Incident reported = fresh.apply(incident).reporting(raises, now);
                    return new Lifecycle.Step(noted(reported, key, now), Optional.of(key));
                });
    }

    /** The message that says what is still wrong, if a notification is postponed and it is due. */
    static Optional<Lifecycle.Step> stillWrong(Incident incident, Instant now) {
        PostponedNotifications unreported = incident.timeline().unreported();
        NotificationKey key = new NotificationKey(NotificationKind.STILL_WRONG, incident.service());
        if (!unreported.isDue(now) || !incident.budget(now).permits(key)) {
            return Optional.empty();
        }
        Incident reported = incident.reporting(unreported.others(), now);
        for (TimelineEvent.Postponed event : unreported.others()) {
            reported = noted(reported, event.key(), now);
        }
        return Optional.of(new Lifecycle.Step(reported, Optional.of(key)));
    }

    private static Incident noted(Incident incident, NotificationKey key, Instant now) {
        int before =
                incident.notifications().of(key).map(SentNotification::times).orElse(0);
        return incident.notified(new SentNotification(now, key, before + 1));
    }
}
