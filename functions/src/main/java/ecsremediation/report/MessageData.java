package ecsremediation.report;

import ecsremediation.act.Outcome;
import ecsremediation.diagnosis.Diagnosis;
import ecsremediation.diagnosis.Evidence;
import ecsremediation.diagnosis.Fact;
import ecsremediation.diagnosis.UnplacedTasks;
import ecsremediation.event.ServiceName;
import ecsremediation.incident.NotificationKind;
import ecsremediation.incident.PostponedNotifications;
import ecsremediation.incident.TimelineEvent;
import ecsremediation.model.AutoScalingGroup;
import ecsremediation.model.CapacityAction;
import ecsremediation.model.Counts;
import ecsremediation.model.Observation;
import ecsremediation.plan.AppliedLimit;
import ecsremediation.plan.Plan;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What the renderings of a message read from its context. */
record MessageData(MessageContext context, Stack stack) {
    private static final Set<NotificationKind> READ_BACKS =
            Set.of(NotificationKind.RESTORED, NotificationKind.LOWERED_BY_RAISE);

    ServiceName service() {
        return context.incident().service();
    }

    Observation seen() {
        return context.report().observation();
    }

    /** When the observation was taken: "now" in the message. */
    Instant now() {
        return seen().takenAt();
    }

    Optional<Counts> counts() {
        return seen().service(service()).map(s -> s.counts());
    }

    Optional<Diagnosis> diagnosis() {
        return context.report().diagnosis(service());
    }

    /** Every plan for the service: raises first, holds last. */
    List<Plan> plans() {
        return context.report().plans(service()).stream()
                .sorted(Comparator.comparingInt(MessageData::rank))
                .toList();
    }

    /** The plan that the notification is about. */
    Optional<Plan> plan() {
        return plans().stream().min(Comparator.comparingInt(p -> switch (context.type()) {
            case RAISED, FURTHER_RAISES, WOULD_RAISE, CLEARED -> rank(p);
            case ESCALATED, STILL_WRONG -> p instanceof Plan.Escalate ? 0 : 1 + rank(p);
            case HELD -> p instanceof Plan.Hold ? 0 : 1 + rank(p);
        }));
    }

    /** The outcome of a plan; empty if nothing was to be done for it, or nothing is done yet. */
    Optional<Outcome> outcome(Plan plan) {
        return group(plan)
                .flatMap(name -> context.report().outcomes(name).stream().findFirst());
    }

    /** The group as it was read. */
    Optional<AutoScalingGroup> groupRead(String name) {
        return seen().group(name);
    }

    /** Tasks that have no instance; 0 where none is counted. */
    int unplaced() {
        return diagnosis()
                .flatMap(MessageData::taskCounts)
                .map(Fact.TaskCounts::unplaced)
                .or(() -> diagnosis().map(MessageData::unplacedTasks))
                .orElse(0);
    }

    /** The counts that the diagnosis rests on; empty where it counts none. */
    Optional<Fact.TaskCounts> taskCounts() {
        return diagnosis().flatMap(MessageData::taskCounts);
    }

    /** What the service is short of. Every part of the message takes its numbers from it. */
    Shortage shortage() {
        Shortage shortage = Shortage.of(seen().service(service()), diagnosis(), unplaced());
        return isActionRequired() ? shortage.stuck() : shortage;
    }

    /** The other services that the plan is for, by name. */
    List<String> others(Plan plan) {
        return plan.services().stream()
                .filter(s -> !s.equals(service()))
                .map(ServiceName::service)
                .sorted()
                .toList();
    }

    /** The raises since the incident began, oldest first. */
    List<CapacityAction> actions() {
        return context.report().actions(service()).stream()
                .filter(a -> !a.at().isBefore(context.incident().openedAt()))
                .toList();
    }

    /** What the message reports together: notifications that had no message of their own. */
    PostponedNotifications postponed() {
        return context.incident().timeline().reported(now());
    }

    /** The raises that the message reports together; empty for a message that reports none or its own. */
    Optional<String> furtherRaises() {
        return Optional.of(postponed().raises())
                .filter(raises -> !raises.isEmpty())
                .map(raises -> FurtherRaisesText.brief(raises, now()));
    }

    /** Whether an operator has to act. */
    boolean isActionRequired() {
        return plan().filter(p -> p instanceof Plan.Escalate).isPresent();
    }

    /** What was read back after a raise, where the notification is about that. */
    Optional<TimelineEvent.ReadBack> readBack() {
        return READ_BACKS.contains(context.key().kind())
                ? context.incident().timeline().last(TimelineEvent.ReadBack.class)
                : Optional.empty();
    }

    /** The group a plan is about. */
    static Optional<String> group(Plan plan) {
        return switch (plan) {
            case Plan.RaiseCapacity p -> Optional.of(p.group());
            case Plan.RaiseMaxOnly p -> Optional.of(p.group());
            case Plan.Hold p -> p.group();
            case Plan.Escalate p -> p.group();
        };
    }

    private static Optional<Fact.TaskCounts> taskCounts(Diagnosis diagnosis) {
        return diagnosis.evidence().stream()
                .map(Evidence::fact)
                .flatMap(f -> f instanceof Fact.TaskCounts counts ? Stream.of(counts) : Stream.empty())
                .findFirst();
    }

    static int unplacedTasks(Diagnosis diagnosis) {
        return unplaced(diagnosis).stream().mapToInt(UnplacedTasks::count).sum();
    }

    /** The limit that cut a plan most; empty for a plan that none cut. */
    static Optional<AppliedLimit> limit(Plan plan) {
        List<AppliedLimit> limits = switch (plan) {
            case Plan.RaiseCapacity p -> p.limits();
            case Plan.RaiseMaxOnly p -> p.limits();
            case Plan.Hold p -> List.of();
            case Plan.Escalate p -> List.of();
        };
        return limits.stream().max(Comparator.comparingInt(AppliedLimit::wanted));
    }

    private static List<UnplacedTasks> unplaced(Diagnosis diagnosis) {
        return switch (diagnosis) {
            case Diagnosis.CapacityShortfall d -> d.unplaced();
            case Diagnosis.Converging d -> d.unplaced();
            case Diagnosis.Unplaceable d -> d.unplaced();
            case Diagnosis.DeploymentLost d -> d.unplaced();
            case Diagnosis.NoGap d -> List.of();
            case Diagnosis.TaskFailing d -> List.of();
            case Diagnosis.AgentUnavailable d -> List.of();
            case Diagnosis.NotOurs d -> List.of();
            case Diagnosis.Inconclusive d -> List.of();
        };
    }

    private static int rank(Plan plan) {
        return switch (plan) {
            case Plan.RaiseCapacity p -> 0;
            case Plan.RaiseMaxOnly p -> 1;
            case Plan.Escalate p -> 2;
            case Plan.Hold p -> 3;
        };
    }
}
