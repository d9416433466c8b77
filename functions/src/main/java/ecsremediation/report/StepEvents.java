package ecsremediation.report;

import ecsremediation.incident.Incident;
import ecsremediation.incident.Incident.Phase;
import ecsremediation.incident.IncidentTimeline;
import ecsremediation.incident.NotificationKey;
import ecsremediation.incident.NotificationKind;
import ecsremediation.incident.NotificationType;
import ecsremediation.incident.Outbox;
import ecsremediation.incident.StepEvent;
import ecsremediation.incident.StepKind;
import ecsremediation.incident.TimelineEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The steps that a reconciliation adds to an incident, as events for the bus. Pure: the same context gives the same
 * events with the same ids.
 */
public final class StepEvents {
    private final StepContext context;
    private final StepDetail detail;
    private final List<StepEvent> events = new ArrayList<>();

    private StepEvents(StepContext context, Stack stack) {
        this.context = context;
        this.detail = new StepDetail(context, stack);
    }

    /** The incident with the new steps in its outbox. */
    public static Incident added(StepContext context, Stack stack) {
        Incident after = context.after();
        if (isEnded(after) && context.before().filter(StepEvents::isEnded).isPresent()) {
            return after;
        }
        StepEvents steps = new StepEvents(context, stack);
        Instant gap = after.gapSince();
        if (after.outbox().opened().isEmpty()) {
            StepKind kind = gap.equals(after.openedAt()) ? StepKind.OPENED : StepKind.REOPENED;
            steps.add(kind, gap, StepSubject.NONE);
        }
        steps.ofTimeline();
        context.said().ifPresent(steps::said);
        steps.ended();
        Outbox outbox = after.outbox().plus(steps.events);
        return after.withOutbox(
                isEnded(after)
                        ? outbox.ended()
                        : outbox.reporting(after.outbox().opened().orElse(gap)));
    }

    private void ofTimeline() {
        IncidentTimeline known = context.before().map(Incident::timeline).orElse(IncidentTimeline.EMPTY);
        for (TimelineEvent event : context.after().timeline()) {
            if (!known.contains(event)) {
                ofTimeline(event);
            }
        }
    }

    private void ofTimeline(TimelineEvent event) {
        switch (event) {
            case TimelineEvent.Raised e ->
                add(StepKind.RAISED, e.at(), StepSubject.changed(e.group(), e.from(), e.to()));
            case TimelineEvent.ReadBack e ->
                add(
                        StepKind.READ_BACK,
                        e.at(),
                        StepSubject.changed(e.group(), e.now(), e.to())
                                .because(e.finding().name()));
            case TimelineEvent.ServiceGone e -> add(StepKind.GONE, e.at(), StepSubject.NONE);
            case TimelineEvent.Postponed e -> postponed(e);
            case TimelineEvent.GapSeen _,
                    TimelineEvent.WriteRefused _,
                    TimelineEvent.InService _,
                    TimelineEvent.Registered _,
                    TimelineEvent.ChangedByOthers _,
                    TimelineEvent.Notified _,
                    TimelineEvent.Resumed _,
                    TimelineEvent.Recovered _ -> {}
        }
    }

    /** What operators are notified of later is a step now. */
    private void postponed(TimelineEvent.Postponed event) {
        if (event.reported().isEmpty()) {
            step(event.key()).ifPresent(kind -> add(kind, event.at(), detail.about(event.key())));
        }
    }

    private void said(NotificationKey key) {
        step(key).ifPresent(kind -> add(kind, detail.now(), detail.about(key)));
    }

    /** Empty for a notification that another step reports already. */
    private static Optional<StepKind> step(NotificationKey key) {
        boolean isReadBack = key.kind() == NotificationKind.RESTORED || key.kind() == NotificationKind.LOWERED_BY_RAISE;
        return isReadBack ? Optional.empty() : step(key.type());
    }

    private static Optional<StepKind> step(NotificationType type) {
        return switch (type) {
            case RAISED, CLEARED -> Optional.empty();
            case FURTHER_RAISES -> Optional.of(StepKind.FURTHER_RAISES);
            case WOULD_RAISE -> Optional.of(StepKind.WOULD_RAISE);
            case HELD -> Optional.of(StepKind.HELD);
            case ESCALATED -> Optional.of(StepKind.ESCALATED);
            case STILL_WRONG -> Optional.of(StepKind.STILL_WRONG);
        };
    }

    private static boolean isEnded(Incident incident) {
        return incident.phase() == Phase.CLEARED;
    }

    private void ended() {
        if (isEnded(context.after()) && !context.after().timeline().isServiceGone()) {
            add(StepKind.CLEARED, detail.now(), StepSubject.NONE);
        }
    }

    private void add(StepKind kind, Instant at, StepSubject subject) {
        String id = context.after().id() + "/" + kind + "/" + at
                + subject.group().map(group -> "/" + group).orElse("")
                + subject.reason().map(reason -> "/" + reason).orElse("");
        events.add(new StepEvent(
                VisibleText.of(id), detail.now(), kind, detail.resources(subject), detail.json(id, kind, at, subject)));
    }
}
