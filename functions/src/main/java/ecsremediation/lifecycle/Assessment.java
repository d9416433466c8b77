package ecsremediation.lifecycle;

import ecsremediation.act.Outcome;
import ecsremediation.diagnosis.Diagnosis;
import ecsremediation.event.ServiceName;
import ecsremediation.incident.CauseSighting;
import ecsremediation.incident.Deadlines;
import ecsremediation.incident.Incident;
import ecsremediation.incident.NotificationKey;
import ecsremediation.incident.NotificationKind;
import ecsremediation.incident.TimelineEvent;
import ecsremediation.model.CapacityAction;
import ecsremediation.model.CapacityReadBack;
import ecsremediation.model.LaunchFailure;
import ecsremediation.model.ReadFailure;
import ecsremediation.plan.Plan;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What one reconciliation means for an incident. If several apply, the first in this order counts. */
sealed interface Assessment {

    /** No task is missing any more. */
    record Recovered() implements Assessment {}

    /** A group was raised for the service, and the incident does not list the raise yet. */
    record Raised(List<CapacityAction> raises) implements Assessment {
        public Raised {
            raises = List.copyOf(raises);
        }
    }

    /** A raise of the program lowered a group, or may have, and the incident does not list that yet. */
    record ReadBackFound(TimelineEvent.ReadBack event, NotificationKey key) implements Assessment {}

    /** Mode observe: a group would have been raised. */
    record WouldRaise(NotificationKey key) implements Assessment {}

    /** An operator has to act. */
    record OperatorActionRequired(NotificationKey key) implements Assessment {
        /**
         * Whether the raise's message already named the limit. Then the new instances get their time
         * first.
         */
        boolean isInMessageOfRaise() {
            return key.kind() == NotificationKind.AT_CEILING;
        }

        /** Whether data is missing or contradicts itself. */
        boolean isDoubt() {
            return key.kind() == NotificationKind.INCONCLUSIVE;
        }
    }

    /** A hold of which operators are notified. */
    record OnHold(NotificationKey key) implements Assessment {}

    /** Tasks are missing, and there is nothing to notify. */
    record InProgress() implements Assessment {}

    /**
     * Assesses a finding.
     *
     * @param before the incident as the store has it; empty if there is none
     */
    static Assessment of(ServiceFinding finding, Optional<Incident> before, Instant now) {
        Instant begun = before.map(Incident::shortageAfter).orElse(now);
        List<CapacityAction> unknown = finding.raises().stream()
                .filter(r -> !r.at().isBefore(begun))
                .filter(r -> before.filter(i -> i.timeline().knows(r)).isEmpty())
                .toList();
        if (!unknown.isEmpty()) {
            return new Raised(unknown);
        }
        Optional<Assessment> readBack = finding.readBacks().stream()
                .filter(r -> !r.at().isBefore(before.map(Incident::openedAt).orElse(now)))
                .filter(r -> before.filter(i -> i.timeline().knows(r)).isEmpty())
                .findFirst()
                .map(r -> readBack(r, finding.diagnosis().service()));
        return readBack.orElseGet(
                () -> finding.diagnosis() instanceof Diagnosis.NoGap ? new Recovered() : lacking(finding, before, now));
    }

    private static Assessment readBack(TimelineEvent.ReadBack event, ServiceName service) {
        NotificationKind kind = event.finding() == CapacityReadBack.ReadBackFinding.RESTORED
                ? NotificationKind.RESTORED
                : NotificationKind.LOWERED_BY_RAISE;
        return new ReadBackFound(event, new NotificationKey(kind, service, event.group()));
    }

    private static Assessment lacking(ServiceFinding finding, Optional<Incident> before, Instant now) {
        boolean waiting = before.filter(i -> i.phase() == Incident.Phase.RAISED).isPresent() && !overdue(before, now);
        return fromOutcomes(finding)
                .or(() -> fromPlans(finding))
                .filter(a -> !(waiting && a instanceof OperatorActionRequired r && r.isInMessageOfRaise()))
                .filter(a -> !(a instanceof OperatorActionRequired r
                        && r.isDoubt()
                        && (isNew(finding, before) || mayPass(finding, before, now))))
                .orElseGet(() -> unnotified(finding, before, now));
    }

    /**
     * What needs no notification at first. If none was sent for long while tasks are missing, operators are
     * notified of the wait.
     */
    private static Assessment unnotified(ServiceFinding finding, Optional<Incident> before, Instant now) {
        boolean quiet = before.map(Incident::notificationDue)
                .filter(due -> !due.isAfter(now))
                .isEmpty();
        return quiet
                ? new InProgress()
                : finding.plans().stream()
                        .map(plan -> lasting(plan, finding.diagnosis().service()))
                        .findFirst()
                        .orElseGet(InProgress::new);
    }

    private static Assessment lasting(Plan plan, ServiceName service) {
        return switch (plan) {
            case Plan.Hold _, Plan.Escalate _ -> new OnHold(new NotificationKey(NotificationKind.WAITING, service));
            case Plan.GroupRaise raise -> notCarriedOut(service, raise.group());
        };
    }

    private static Assessment notCarriedOut(ServiceName service, String group) {
        return new OperatorActionRequired(new NotificationKey(NotificationKind.WRITE_FAILED, service, group));
    }

    private static Optional<Assessment> fromOutcomes(ServiceFinding finding) {
        ServiceName service = finding.diagnosis().service();
        return finding.outcomes().stream()
                .flatMap(o -> fromOutcome(o, service).stream())
                .findFirst();
    }

    private static Optional<Assessment> fromOutcome(Outcome outcome, ServiceName service) {
        return switch (outcome) {
            case Outcome.Observed o ->
                Optional.of(new WouldRaise(new NotificationKey(NotificationKind.WOULD_RAISE, service, o.group())));
            case Outcome.Failed o ->
                Optional.of(o.retryable() ? new InProgress() : written(NotificationKind.WRITE_FAILED, service, o));
            case Outcome.Refused o ->
                Optional.of(
                        switch (o.reason()) {
                            case LOCKED, CHANGED, NOT_EXECUTED -> new InProgress();
                            case ACCESS_DENIED -> written(NotificationKind.WRITE_DENIED, service, o);
                            case INVALID -> written(NotificationKind.WRITE_INVALID, service, o);
                            case GONE -> written(NotificationKind.GROUP_GONE, service, o);
                        });
            case Outcome.Raised _, Outcome.AlreadySufficient _ -> Optional.empty();
        };
    }

    private static Assessment written(NotificationKind kind, ServiceName service, Outcome outcome) {
        return new OperatorActionRequired(new NotificationKey(kind, service, outcome.group()));
    }

    private static Optional<Assessment> fromPlans(ServiceFinding finding) {
        ServiceName service = finding.diagnosis().service();
        return finding.plans().stream()
                .flatMap(p -> fromPlan(p, service).stream())
                .findFirst();
    }

    private static Optional<Assessment> fromPlan(Plan plan, ServiceName service) {
        return switch (plan) {
            case Plan.Escalate p ->
                Optional.of(new OperatorActionRequired(
                        new NotificationKey(kind(p.reason()), service, p.group(), launch(p.launch()))));
            case Plan.Hold p ->
                kind(p.reason())
                        .map(kind -> new OnHold(new NotificationKey(kind, service, p.group(), launch(p.launch()))));
            case Plan.GroupRaise _ -> Optional.empty();
        };
    }

    private static Optional<LaunchFailure.Kind> launch(Optional<LaunchFailure> failure) {
        return failure.map(LaunchFailure::kind);
    }

    private static NotificationKind kind(Plan.Escalate.Reason reason) {
        return switch (reason) {
            case NOT_CAPACITY -> NotificationKind.NOT_CAPACITY;
            case DEPLOYMENT_LOST -> NotificationKind.DEPLOYMENT_LOST;
            case NO_CEILING -> NotificationKind.NO_CEILING;
            case BAD_CEILING -> NotificationKind.BAD_CEILING;
            case AT_CEILING -> NotificationKind.AT_CEILING;
            case LOWERED -> NotificationKind.LOWERED;
            case LAUNCH_SUSPENDED -> NotificationKind.LAUNCH_SUSPENDED;
            case LAUNCH_FAILING -> NotificationKind.LAUNCH_FAILING;
            case OPERATOR_SET -> NotificationKind.OPERATOR_SET;
            case MANAGED_SCALING -> NotificationKind.MANAGED_SCALING;
            case WARM_POOL -> NotificationKind.WARM_POOL;
            case SIZING_CONTRADICTION -> NotificationKind.SIZING_PROOF_BROKEN;
            case UNRESOLVED -> NotificationKind.NOT_RESOLVED;
            case INCONCLUSIVE -> NotificationKind.INCONCLUSIVE;
        };
    }

    /** Empty for a hold of which operators are not notified. */
    private static Optional<NotificationKind> kind(Plan.Hold.Reason reason) {
        return switch (reason) {
            case CONVERGING, CAPACITY_ON_ITS_WAY -> Optional.empty();
            case BACKOFF -> Optional.of(NotificationKind.BACKOFF);
            case ACTION_RATE -> Optional.of(NotificationKind.ACTION_RATE);
            case EXTERNAL_CHANGE -> Optional.of(NotificationKind.EXTERNAL_CHANGE);
            case PAUSED -> Optional.of(NotificationKind.PAUSED);
            case INSTANCE_REFRESH -> Optional.of(NotificationKind.INSTANCE_REFRESH);
            case NOT_OURS -> Optional.of(NotificationKind.OUT_OF_SCOPE);
        };
    }

    /**
     * A doubt is notified if the previous reconciliation also had a doubt, the same or another one, or
     * found the same cause. A single doubt is often a call that AWS throttled, which succeeds a minute
     * later.
     */
    private static boolean isNew(ServiceFinding finding, Optional<Incident> before) {
        return before.filter(i -> i.doubt().isPresent()
                        || i.newestCause().equals(finding.diagnosis().cause()))
                .isEmpty();
    }

    /** Whether the doubt rests on failed calls that most likely succeed in minutes, and lasts for less than that. */
    private static boolean mayPass(ServiceFinding finding, Optional<Incident> before, Instant now) {
        Optional<Instant> since = before.flatMap(Incident::doubt).map(CauseSighting::firstSeen);
        List<ReadFailure> failures = finding.failures();
        return !failures.isEmpty()
                && failures.stream().allMatch(ReadFailure::mayPass)
                && since.filter(s -> !s.plus(Deadlines.PASSING_DOUBT).isAfter(now))
                        .isEmpty();
    }

    private static boolean overdue(Optional<Incident> before, Instant now) {
        return before.filter(i -> i.phase() != Incident.Phase.NOTICED)
                .flatMap(Incident::deadline)
                .filter(now::isAfter)
                .isPresent();
    }
}
