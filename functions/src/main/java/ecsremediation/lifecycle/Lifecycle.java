package ecsremediation.lifecycle;

import ecsremediation.diagnosis.Diagnosis;
import ecsremediation.event.ServiceName;
import ecsremediation.incident.Deadlines;
import ecsremediation.incident.Incident;
import ecsremediation.incident.Incident.Phase;
import ecsremediation.incident.NotificationKey;
import ecsremediation.incident.NotificationKind;
import ecsremediation.incident.NotificationType;
import ecsremediation.incident.Recoveries;
import ecsremediation.incident.TimelineEvent;
import ecsremediation.model.CapacityAction;
import ecsremediation.model.Observation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Computes the change of a service's incident by one reconciliation, and whether operators are notified.
 * It is a pure function: two processes with the same incident and report compute the same message, and the
 * store lets only one of them send it.
 */
public final class Lifecycle {
    private Lifecycle() {}

    /**
     * The incident after this reconciliation.
     *
     * @param before the service's open incident; empty if there is none
     * @return empty if there is no incident and none has to be opened
     */
    public static Optional<Step> next(ServiceName service, Optional<Incident> before, Report report) {
        Instant now = report.observation().takenAt();
        Optional<ServiceFinding> finding = ServiceFinding.of(service, report);
        if (finding.isEmpty()) {
            return before.filter(i -> report.observation().isComplete()).map(i -> gone(i, now));
        }
        Diagnosis diagnosis = finding.get().diagnosis();
        Assessment assessment = Assessment.of(finding.get(), before, now);
        if (before.isEmpty() && !opens(assessment, diagnosis, report)) {
            return Optional.empty();
        }
        Incident incident = before.map(i -> lacking(i, isGap(assessment, diagnosis), now))
                .orElseGet(() -> Incident.opened(service, now));
        Incident current = RefusedWrites.in(incident.plus(ProgressEvents.since(incident, report)), finding.get(), now);
        Incident caused = diagnosis
                .cause()
                .map(cause -> current.found(cause, FirstSight.of(diagnosis, report.observation())))
                .orElse(current);
        Step step = take(assessment, doubted(finding.get(), caused, current, now), report);
        return Optional.of(further(step, assessment, report));
    }

    /** With a doubt where reads failed although the cause is known, so that it is known how long that lasts. */
    private static Incident doubted(ServiceFinding finding, Incident caused, Incident before, Instant now) {
        return finding.failures().isEmpty() || caused.doubt().isPresent() ? caused : caused.unread(before.doubt(), now);
    }

    /** The step with a message about what was postponed, if it has no other. Nothing is wrong once every task runs. */
    private static Step further(Step step, Assessment assessment, Report report) {
        Instant now = report.observation().takenAt();
        if (step.notification().isPresent() || step.incident().phase() == Phase.CLEARED) {
            return step;
        }
        return NotificationRule.furtherRaises(step.incident(), i -> afterRaise(i, report), now)
                .or(() -> Optional.of(step)
                        .filter(_ -> !(assessment instanceof Assessment.Recovered))
                        .flatMap(s -> NotificationRule.stillWrong(s.incident(), now)))
                .orElse(step);
    }

    /** A service that this program does not manage gets an incident only if a trigger names it. */
    private static boolean opens(Assessment assessment, Diagnosis diagnosis, Report report) {
        return switch (assessment) {
            case Assessment.Recovered _ -> false;
            case Assessment.Raised _,
                    Assessment.ReadBackFound _,
                    Assessment.WouldRaise _,
                    Assessment.OperatorActionRequired _,
                    Assessment.OnHold _,
                    Assessment.InProgress _ ->
                !(diagnosis instanceof Diagnosis.NotOurs)
                        || AlarmScopeMatcher.about(diagnosis.service(), report.trigger());
        };
    }

    /** Whether a reconciliation continues an ended incident whose last messages are not sent yet. */
    public static boolean reopens(Incident ended, Report report) {
        return ServiceFinding.of(ended.service(), report)
                .filter(finding -> ended.recoveries().since().isPresent())
                .map(finding -> Assessment.of(
                        finding, Optional.of(ended), report.observation().takenAt()))
                .filter(assessment -> !(assessment instanceof Assessment.Recovered))
                .isPresent();
    }

    /** The incident with a new gap if every task ran before. */
    private static Incident lacking(Incident incident, boolean isGap, Instant now) {
        boolean isNewGap = isGap && incident.recoveries().since().isPresent();
        return isNewGap ? incident.reopened(now) : incident;
    }

    private static boolean isGap(Assessment assessment, Diagnosis diagnosis) {
        return switch (assessment) {
            case Assessment.Recovered _ -> false;
            case Assessment.ReadBackFound _ -> !(diagnosis instanceof Diagnosis.NoGap);
            case Assessment.Raised _,
                    Assessment.WouldRaise _,
                    Assessment.OperatorActionRequired _,
                    Assessment.OnHold _,
                    Assessment.InProgress _ -> true;
        };
    }

    private static Step take(Assessment assessment, Incident incident, Report report) {
        Instant now = report.observation().takenAt();
        Instant next = now.plus(Deadlines.NEXT_RECONCILIATION);
        return switch (assessment) {
            case Assessment.Recovered _ -> recovered(incident, now);
            case Assessment.Raised raised -> raised(incident, raised.raises(), report);
            case Assessment.WouldRaise would ->
                NotificationRule.of(incident.moved(Phase.RAISED, next), would.key(), now);
            case Assessment.ReadBackFound found -> readBack(incident.moved(incident.phase(), next), found, now);
            case Assessment.OperatorActionRequired required ->
                NotificationRule.of(
                        incident.moved(Phase.ESCALATED, now.plus(Deadlines.NEXT_RECONCILIATION_ESCALATED)),
                        required.key(),
                        now);
            case Assessment.OnHold hold -> NotificationRule.of(incident.moved(incident.phase(), next), hold.key(), now);
            case Assessment.InProgress _ -> new Step(incident.moved(incident.phase(), next), Optional.empty());
        };
    }

    /**
     * A recovery that lasted for {@link Recoveries#patience} ends the incident, once operators can be notified of the
     * end.
     */
    private static Step recovered(Incident before, Instant now) {
        boolean isNew = before.recoveries().since().isEmpty();
        Duration patience = before.recoveries().patience();
        Instant end = before.recoveries().since().orElse(now).plus(patience);
        NotificationKey cleared = new NotificationKey(NotificationKind.CLEARED, before.service());
        boolean mustReport = isUnreported(before);
        boolean isPermitted = before.budget(now).permits(cleared);
        if (end.isAfter(now) || (mustReport && !isPermitted)) {
            Incident recovering = isNew ? before.recovering(now) : before;
            return new Step(recovering.moved(recovering.phase(), next(before, end, now)), Optional.empty());
        }
        Incident ended = isNew ? ended(before, new TimelineEvent.Recovered(now)) : cleared(before, now);
        return mustReport ? NotificationRule.cleared(ended, cleared, now) : new Step(ended, Optional.empty());
    }

    /** While a message has to be sent before the end, operators do not wait for it until then. */
    private static Instant next(Incident recovering, Instant end, Instant now) {
        Instant soon = now.plus(Deadlines.NEXT_RECONCILIATION_ESCALATED);
        if (!end.isAfter(now)) {
            return soon;
        }
        boolean isAllSent = recovering.pending().isEmpty()
                && recovering.timeline().unreported().raises().isEmpty();
        return isAllSent || end.isBefore(soon) ? end : soon;
    }

    /** Whether operators were notified of something after the last all-clear, or have to be notified of a raise. */
    private static boolean isUnreported(Incident incident) {
        return !incident.timeline().unreported().raises().isEmpty()
                || incident.lastSaid()
                        .filter(said -> said.type() != NotificationType.CLEARED)
                        .isPresent();
    }

    /** Operators hear of every raise before the incident of a service that is gone ends. */
    private static Step gone(Incident incident, Instant now) {
        Incident ended = ended(incident, new TimelineEvent.ServiceGone(now));
        return incident.timeline().unreported().raises().isEmpty()
                ? new Step(ended, Optional.empty())
                : NotificationRule.furtherRaises(ended, Incident::withoutNotifications, now)
                        .orElseGet(() -> new Step(
                                incident.moved(incident.phase(), now.plus(Deadlines.NEXT_RECONCILIATION_ESCALATED)),
                                Optional.empty()));
    }

    private static Incident ended(Incident incident, TimelineEvent end) {
        return cleared(incident, end.at()).plus(List.of(end));
    }

    private static Incident cleared(Incident incident, Instant now) {
        return incident.moved(Phase.CLEARED, now.plus(Deadlines.NEXT_RECONCILIATION));
    }

    /** Operators are notified of it before the incident lists it, so that it is not lost. */
    private static Step readBack(Incident incident, Assessment.ReadBackFound found, Instant now) {
        Step step = NotificationRule.of(incident.withoutNotification(found.key()), found.key(), now);
        return step.notification().isPresent()
                ? new Step(step.incident().plus(List.of(found.event())), step.notification())
                : new Step(incident, Optional.empty());
    }

    private static Step raised(Incident incident, List<CapacityAction> raises, Report report) {
        Observation seen = report.observation();
        Instant now = seen.takenAt();
        Instant deadline = raises.stream()
                .map(r -> Deadlines.running(r, seen.memory()))
                .max(Instant::compareTo)
                .orElse(now);
        Incident after = incident.moved(Phase.RAISED, now.plus(Deadlines.NEXT_RECONCILIATION))
                .until(deadline)
                .plus(raises.stream()
                        .<TimelineEvent>map(TimelineEvent.Raised::of)
                        .toList());
        return NotificationRule.ofRaises(after, i -> afterRaise(i, report), raises, now);
    }

    /**
     * The incident once a raise is reported. Every notification key counts as new, except the action item about a
     * useless raise where the raise only tries that again.
     */
    private static Incident afterRaise(Incident incident, Report report) {
        return report.triesAgain(incident.service())
                ? incident.withNotificationsOf(NotificationKind.NOT_RESOLVED)
                : incident.withoutNotifications();
    }

    /**
     * An incident after a reconciliation.
     *
     * @param notification what operators are notified of; empty if they know it already
     */
    public record Step(Incident incident, Optional<NotificationKey> notification) {}
}
