package ecsremediation.lifecycle;

import ecsremediation.diagnosis.Diagnosis;
import ecsremediation.event.ServiceName;
import ecsremediation.model.CapacityAction;
import ecsremediation.model.Incident;
import ecsremediation.model.Incident.Milestone;
import ecsremediation.model.Incident.Phase;
import ecsremediation.model.Incident.Told;
import ecsremediation.model.Observation;
import ecsremediation.report.DiagnosisText;
import ecsremediation.report.MessageRenderer;
import ecsremediation.report.NotificationType;
import ecsremediation.report.Report;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What one look changes about a service's incident, and whether that is news. Pure: the same incident and the same look
 * give the same answer, so two processes that race come to the same message, and the store lets one of them send it.
 */
public final class Lifecycle {
    private Lifecycle() {}

    /**
     * The incident after this look.
     *
     * @param before the service's open incident, where there is one
     * @return empty where there is none and none is to be opened
     */
    public static Optional<Step> next(ServiceName service, Optional<Incident> before, Report report) {
        Instant now = report.observation().takenAt();
        Optional<ServiceFinding> finding = ServiceFinding.of(service, report);
        if (finding.isEmpty()) {
            return before.filter(i -> report.observation().isComplete()).map(i -> gone(i, now));
        }
        Assessment turn = Assessment.of(finding.get(), before, now);
        if (before.isEmpty() && !opens(turn, finding.get().diagnosis(), report)) {
            return Optional.empty();
        }
        Incident incident = before.orElseGet(() -> opened(service, now));
        Incident current = incident.plus(Progress.passed(incident, report));
        return Optional.of(take(turn, caused(current, finding.get().diagnosis()), report));
    }

    /**
     * The incident in the hands of this look: messages that another one stored and is not known to have sent become
     * copies, and whoever comes next waits until this look had its time.
     */
    public static Incident takenOver(Incident left, Instant now) {
        return left.moved(left.phase(), now.plus(Deadlines.NEXT_LOOK))
                .sending(left.unsent().stream().map(MessageRenderer::again).toList());
    }

    /** Services that live by other rules get an incident only when somebody asked about them by name. */
    private static boolean opens(Assessment turn, Diagnosis diagnosis, Report report) {
        return switch (turn) {
            case Assessment.Cured _ -> false;
            case Assessment.Raised _,
                    Assessment.WouldRaise _,
                    Assessment.Stuck _,
                    Assessment.Held _,
                    Assessment.Waiting _ ->
                !(diagnosis instanceof Diagnosis.NotOurs)
                        || AlarmScopeMatcher.about(diagnosis.service(), report.trigger());
        };
    }

    private static Step take(Assessment turn, Incident incident, Report report) {
        Observation seen = report.observation();
        Instant now = seen.takenAt();
        return switch (turn) {
            case Assessment.Cured _ -> cured(incident, now);
            case Assessment.Raised raised -> raised(incident, raised.raises(), seen);
            case Assessment.WouldRaise would ->
                told(
                        incident.moved(Phase.RAISED, now.plus(Deadlines.NEXT_LOOK)),
                        NotificationType.WOULD_RAISE,
                        "would raise " + would.outcome().group() + " to "
                                + would.outcome().to().desired() + "/"
                                + would.outcome().to().max(),
                        now);
            case Assessment.Stuck stuck ->
                told(
                        incident.moved(Phase.ESCALATED, now.plus(Deadlines.NEXT_LOOK_ESCALATED)),
                        NotificationType.ESCALATED,
                        stuck.key(),
                        now);
            case Assessment.Held held ->
                told(
                        incident.moved(incident.phase(), now.plus(Deadlines.NEXT_LOOK)),
                        NotificationType.HELD,
                        held.key(),
                        now);
            case Assessment.Waiting _ ->
                new Step(incident.moved(incident.phase(), now.plus(Deadlines.NEXT_LOOK)), Optional.empty());
        };
    }

    private static Step cured(Incident incident, Instant now) {
        return new Step(
                ended(incident, now, "every task runs"), incident.lastTold().map(t -> NotificationType.CLEARED));
    }

    private static Step gone(Incident incident, Instant now) {
        return new Step(ended(incident, now, "the service is gone"), Optional.empty());
    }

    private static Incident ended(Incident incident, Instant now, String how) {
        return incident.moved(Phase.CLEARED, now.plus(Deadlines.NEXT_LOOK)).plus(List.of(new Milestone(now, how)));
    }

    private static Step raised(Incident incident, List<CapacityAction> raises, Observation seen) {
        Instant now = seen.takenAt();
        Instant deadline = raises.stream()
                .map(r -> Deadlines.running(r, seen.memory()))
                .max(Instant::compareTo)
                .orElse(now);
        Incident after = incident.moved(Phase.RAISED, now.plus(Deadlines.NEXT_LOOK))
                .until(deadline)
                .plus(raises.stream().map(Milestone::of).toList());
        return told(
                after.untold(),
                NotificationType.RAISED,
                "raised " + Milestone.of(raises.getLast()).what(),
                now);
    }

    /**
     * News is what was not said since the last raise; a need, and a hold that nobody wished for, is said again at growing
     * intervals of its own while it lasts, or comes back.
     */
    private static Step told(Incident incident, NotificationType news, String key, Instant now) {
        Optional<Told> same = incident.told(key);
        if (same.isEmpty()) {
            return new Step(incident.told(new Told(now, key, 1)), Optional.of(news));
        }
        Told last = same.get();
        boolean lasting = news == NotificationType.ESCALATED
                || (news == NotificationType.HELD && new Assessment.Held(key).isNobodysWish());
        boolean again = lasting && !now.isBefore(last.at().plus(Deadlines.repeat(last.times())));
        return again
                ? new Step(incident.told(new Told(now, key, last.times() + 1)), Optional.of(news))
                : new Step(incident, Optional.empty());
    }

    /** The incident of a service whose gap was not seen before. */
    public static Incident opened(ServiceName service, Instant now) {
        return new Incident(
                service,
                now,
                Phase.NOTICED,
                "",
                List.of(new Milestone(now, "gap seen")),
                now.plus(Deadlines.NEXT_LOOK),
                Optional.empty(),
                List.of(),
                List.of(),
                0);
    }

    private static Incident caused(Incident incident, Diagnosis diagnosis) {
        return diagnosis instanceof Diagnosis.NoGap || diagnosis instanceof Diagnosis.Converging
                ? incident
                : incident.caused(DiagnosisText.brief(diagnosis));
    }

    /**
     * An incident after a look.
     *
     * @param news what the operators are to be told; empty when it is nothing they do not know
     */
    public record Step(Incident incident, Optional<NotificationType> news) {}
}
