package ecsremediation.lifecycle;

import ecsremediation.act.Outcome;
import ecsremediation.diagnosis.Diagnosis;
import ecsremediation.diagnosis.OpenQuestion;
import ecsremediation.event.ServiceName;
import ecsremediation.incident.TimelineEvent;
import ecsremediation.model.Capacity;
import ecsremediation.model.CapacityAction;
import ecsremediation.model.ReadFailure;
import ecsremediation.plan.EscalationReason;
import ecsremediation.plan.Plan;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The results of one reconciliation for one service.
 *
 * @param plans the plans for this service
 * @param outcomes the outcomes for the groups of these plans
 * @param raises our raises for this service within the last 24 hours that took effect, oldest first
 * @param readBacks what was read back after raises for this service, oldest raise first
 */
record ServiceFinding(
        Diagnosis diagnosis,
        List<Plan> plans,
        List<Outcome> outcomes,
        List<CapacityAction> raises,
        List<TimelineEvent.ReadBack> readBacks) {

    static Optional<ServiceFinding> of(ServiceName service, Report report) {
        return report.diagnosis(service).map(d -> of(d, report));
    }

    private static ServiceFinding of(Diagnosis diagnosis, Report report) {
        List<Plan> plans = report.plans(diagnosis.service());
        List<String> groups =
                plans.stream().flatMap(ServiceFinding::group).distinct().toList();
        List<Outcome> outcomes = groups.stream()
                .flatMap(group -> report.outcomes(group).stream())
                .toList();
        return new ServiceFinding(
                diagnosis,
                plans,
                outcomes,
                raises(diagnosis.service(), outcomes, report),
                ReadBackEvents.of(diagnosis.service(), report));
    }

    /** The failed reads for which nothing could be decided; empty if that is not why. */
    List<ReadFailure> failures() {
        List<ReadFailure> own = failures(diagnosis);
        return own.isEmpty()
                ? plans.stream().findFirst().map(ServiceFinding::failures).orElse(List.of())
                : own;
    }

    private static List<ReadFailure> failures(Diagnosis diagnosis) {
        return diagnosis instanceof Diagnosis.Inconclusive doubt
                        && doubt.question() instanceof OpenQuestion.PartsUnread unread
                ? unread.failures()
                : List.of();
    }

    private static List<ReadFailure> failures(Plan plan) {
        if (plan instanceof Plan.Escalate escalate) {
            if (escalate.why() instanceof EscalationReason.NotRead notRead) {
                return notRead.failures();
            }
            if (escalate.why() instanceof EscalationReason.NeighbourInDoubt doubt) {
                return failures(doubt.neighbour());
            }
        }
        return List.of();
    }

    private static List<CapacityAction> raises(ServiceName service, List<Outcome> outcomes, Report report) {
        Stream<CapacityAction> now = outcomes.stream()
                .flatMap(o -> o instanceof Outcome.Raised raised
                        ? Stream.of(new CapacityAction(
                                raised.group(),
                                raised.at(),
                                raised.from(),
                                raised.to(),
                                report.trigger().id(),
                                List.of(service)))
                        : Stream.empty());
        Stream<CapacityAction> earlier = report.actions(service).stream().filter(a -> isVisible(a, report));
        return Stream.concat(earlier, now).toList();
    }

    /**
     * Whether a raise took effect although its process died before storing its outcome. Then the group has
     * the raised size, and no later raise began below it.
     */
    private static boolean isVisible(CapacityAction action, Report report) {
        boolean stands = report.observation()
                .group(action.group())
                .filter(g -> reaches(g.capacity(), action.to()))
                .isPresent();
        return stands
                && report.observation().memory().actions().stream()
                        .filter(later -> later.group().equals(action.group()))
                        .filter(later -> later.at().isAfter(action.at()))
                        .allMatch(later -> reaches(later.from(), action.to()));
    }

    private static boolean reaches(Capacity capacity, Capacity target) {
        return capacity.desired() >= target.desired() && capacity.max() >= target.max();
    }

    private static Stream<String> group(Plan plan) {
        return switch (plan) {
            case Plan.GroupRaise raise -> Stream.of(raise.group());
            case Plan.Hold hold -> hold.group().stream();
            case Plan.Escalate escalate -> escalate.group().stream();
        };
    }
}
