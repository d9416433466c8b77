package ecsremediation.diagnosis;

import ecsremediation.diagnosis.Diagnosis.Converging;
import ecsremediation.diagnosis.Diagnosis.Inconclusive;
import ecsremediation.diagnosis.Diagnosis.Unplaceable;
import ecsremediation.model.Deployment;
import ecsremediation.model.Task;
import ecsremediation.model.Timeouts;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A deployment replaces tasks within minimumHealthyPercent and maximumPercent. */
final class RolloutRule {
    private RolloutRule() {}

    /** ECS may still stop tasks of the older deployment. That frees capacity for the new ones. */
    static Optional<Diagnosis> freeingCapacity(ServiceCase serviceCase) {
        return stopsUntil(serviceCase)
                .filter(until -> until.isAfter(serviceCase.now()))
                .map(until -> converging(serviceCase, until));
    }

    /** Until when ECS should have stopped a task of the older deployment; empty if it may stop none. */
    static Optional<Instant> stopsUntil(ServiceCase serviceCase) {
        return Optional.of(serviceCase)
                .filter(RolloutRule::mayStop)
                .flatMap(c -> c.primary().map(d -> lastMove(c, d)))
                .map(moved -> moved.plus(Timeouts.ROLLOUT));
    }

    /**
     * The rollout has to start none of the missing tasks now: its bounds do not let it, or it can stop old
     * tasks first.
     */
    static Optional<Diagnosis> heldBack(ServiceCase serviceCase) {
        if (waiting(serviceCase.gap()) == 0 || serviceCase.gap().unplacedCount() > 0) {
            return Optional.empty();
        }
        return Optional.of(protectedTasks(serviceCase)
                .or(() -> deadlock(serviceCase))
                .or(() -> freeingCapacity(serviceCase))
                .orElseGet(() -> standing(serviceCase)));
    }

    /** The deployment's last update, or the start of its newest running task if that is later. */
    static Instant lastMove(ServiceCase serviceCase, Deployment deployment) {
        return serviceCase.service().tasks().stream()
                .filter(t ->
                        t.deployment().equals(deployment.id()) && t.lastStatus().equals("RUNNING"))
                .map(Task::createdAt)
                .filter(deployment.updatedAt()::isBefore)
                .max(Comparator.naturalOrder())
                .orElse(deployment.updatedAt());
    }

    private static int waiting(TaskGap gap) {
        return gap.heldBack() + gap.later();
    }

    /** A task that starts lets ECS stop an old one as soon as it runs. */
    private static boolean mayStop(ServiceCase serviceCase) {
        int present = serviceCase.gap().running() + serviceCase.gap().starting().size();
        return serviceCase.gap().rolling()
                && present > DeploymentBounds.of(serviceCase.service()).least()
                && serviceCase.messages().newest(MessageKind.PROTECTED_TASKS).isEmpty();
    }

    private static Diagnosis converging(ServiceCase serviceCase, Instant until) {
        return new Converging(
                serviceCase.name(),
                Converging.Progress.DEPLOYMENT,
                serviceCase.gap().unplaced(),
                until,
                serviceCase.facts(bounds(serviceCase)));
    }

    private static Optional<Diagnosis> protectedTasks(ServiceCase serviceCase) {
        return serviceCase
                .messages()
                .newest(MessageKind.PROTECTED_TASKS)
                .map(line ->
                        unplaceable(serviceCase, Unplaceable.Kind.PROTECTED_TASKS, line.message(), line.evidence()));
    }

    private static Optional<Diagnosis> deadlock(ServiceCase serviceCase) {
        Optional<Evidence> reported =
                serviceCase.messages().newest(MessageKind.DEPLOYMENT_LIMITS).map(ServiceMessages.Line::evidence);
        boolean atMinimum = serviceCase.gap().later() == 0
                && serviceCase.gap().running()
                        <= DeploymentBounds.of(serviceCase.service()).least();
        if (!atMinimum && reported.isEmpty()) {
            return Optional.empty();
        }
        Evidence evidence = reported.orElseGet(() -> Evidence.now(bounds(serviceCase)));
        return Optional.of(unplaceable(serviceCase, Unplaceable.Kind.DEPLOYMENT_LIMITS, bounds(serviceCase), evidence));
    }

    private static Diagnosis standing(ServiceCase serviceCase) {
        return new Inconclusive(
                serviceCase.name(),
                Inconclusive.Kind.CONTRADICTION,
                new OpenQuestion.StandingRollout(bounds(serviceCase)),
                serviceCase.facts());
    }

    private static Diagnosis unplaceable(ServiceCase serviceCase, Unplaceable.Kind kind, Fact fact, Evidence evidence) {
        List<UnplacedTasks> held =
                serviceCase
                        .primary()
                        .map(d -> new UnplacedTasks(d.id(), d.taskDefinition(), waiting(serviceCase.gap())))
                        .stream()
                        .toList();
        return new Unplaceable(serviceCase.name(), kind, held, fact, serviceCase.facts(evidence));
    }

    private static Fact.RolloutBounds bounds(ServiceCase serviceCase) {
        DeploymentBounds bounds = DeploymentBounds.of(serviceCase.service());
        return new Fact.RolloutBounds(
                serviceCase.gap().running(),
                serviceCase.primary().map(Deployment::rolloutState).orElse(""),
                bounds.least(),
                serviceCase.service().minimumHealthyPercent(),
                bounds.most(),
                serviceCase.service().maximumPercent());
    }
}
