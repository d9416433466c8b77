package ecsremediation.diagnosis;

import ecsremediation.diagnosis.Diagnosis.Converging;
import ecsremediation.diagnosis.Diagnosis.Inconclusive;
import ecsremediation.diagnosis.Diagnosis.Unplaceable;
import ecsremediation.model.Deployment;
import ecsremediation.model.Timeouts;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A deployment replaces tasks within minimumHealthyPercent and maximumPercent. */
final class RolloutRule {
    private RolloutRule() {}

    /** ECS may still stop tasks of the older deployment. That frees capacity for the new ones. */
    static Optional<Diagnosis> freeingCapacity(ServiceCase serviceCase) {
        return Optional.of(serviceCase)
                .filter(RolloutRule::mayStop)
                .flatMap(ServiceCase::primary)
                .map(d -> d.updatedAt().plus(Timeouts.ROLLOUT))
                .filter(until -> until.isAfter(serviceCase.now()))
                .map(until -> converging(serviceCase, until));
    }

    /** The deployment's bounds do not let ECS start any of the missing tasks. */
    static Optional<Diagnosis> heldBack(ServiceCase serviceCase) {
        if (serviceCase.gap().heldBack() == 0 || serviceCase.gap().unplacedCount() > 0) {
            return Optional.empty();
        }
        return Optional.of(protectedTasks(serviceCase)
                .or(() -> deadlock(serviceCase))
                .or(() -> freeingCapacity(serviceCase))
                .orElseGet(() -> standing(serviceCase)));
    }

    private static boolean mayStop(ServiceCase serviceCase) {
        return serviceCase.gap().rolling()
                && serviceCase.gap().running()
                        > DeploymentBounds.of(serviceCase.service()).least()
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
        boolean atMinimum = serviceCase.gap().running()
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
        List<UnplacedTasks> held = serviceCase
                .primary()
                .map(d -> new UnplacedTasks(
                        d.id(), d.taskDefinition(), serviceCase.gap().heldBack()))
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
