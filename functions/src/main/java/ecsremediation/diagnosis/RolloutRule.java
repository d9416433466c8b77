package ecsremediation.diagnosis;

import ecsremediation.diagnosis.Diagnosis.Converging;
import ecsremediation.diagnosis.Diagnosis.Inconclusive;
import ecsremediation.diagnosis.Diagnosis.Unplaceable;
import ecsremediation.model.Deployment;
import ecsremediation.model.Timeouts;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A deployment that replaces tasks within minimumHealthyPercent and maximumPercent. */
final class RolloutRule {
    private RolloutRule() {}

    /**
     * ECS may still stop tasks of the older deployment, which makes room for the new ones without another
     * instance.
     */
    static Optional<Diagnosis> makingRoom(ServiceCase it) {
        return Optional.of(it)
                .filter(RolloutRule::mayStop)
                .flatMap(ServiceCase::primary)
                .map(d -> d.updatedAt().plus(Timeouts.ROLLOUT))
                .filter(until -> until.isAfter(it.now()))
                .map(until -> converging(it, until));
    }

    /** Every missing task is held back by the bounds. */
    static Optional<Diagnosis> heldBack(ServiceCase it) {
        if (it.gap().heldBack() == 0 || it.gap().unplacedCount() > 0) {
            return Optional.empty();
        }
        return Optional.of(protectedTasks(it)
                .or(() -> deadlock(it))
                .or(() -> makingRoom(it))
                .orElseGet(() -> standing(it)));
    }

    private static boolean mayStop(ServiceCase it) {
        return it.gap().rolling()
                && it.gap().running() > DeploymentBounds.of(it.service()).least()
                && it.messages().newest(MessageKind.PROTECTED_TASKS).isEmpty();
    }

    private static Diagnosis converging(ServiceCase it, Instant until) {
        return new Converging(
                it.name(),
                Converging.Progress.DEPLOYMENT,
                it.gap().unplaced(),
                until,
                it.facts(Evidence.Source.COUNTS, bounds(it)));
    }

    private static Optional<Diagnosis> protectedTasks(ServiceCase it) {
        return it.messages()
                .newest(MessageKind.PROTECTED_TASKS)
                .map(line -> unplaceable(it, Unplaceable.Kind.PROTECTED_TASKS, line.text(), line.evidence()));
    }

    private static Optional<Diagnosis> deadlock(ServiceCase it) {
        Optional<Evidence> said =
                it.messages().newest(MessageKind.DEPLOYMENT_LIMITS).map(ServiceMessages.Line::evidence);
        boolean reckoned =
                it.gap().running() <= DeploymentBounds.of(it.service()).least();
        if (!reckoned && said.isEmpty()) {
            return Optional.empty();
        }
        Evidence evidence = said.orElseGet(() -> new Evidence(Evidence.Source.COUNTS, bounds(it), Optional.empty()));
        return Optional.of(unplaceable(it, Unplaceable.Kind.DEPLOYMENT_LIMITS, bounds(it), evidence));
    }

    private static Diagnosis standing(ServiceCase it) {
        return new Inconclusive(
                it.name(),
                Inconclusive.Kind.CONTRADICTION,
                "the deployments of the service: " + bounds(it) + ", so ECS could stop older tasks, and for "
                        + Timeouts.ROLLOUT.toMinutes() + " min has not",
                it.facts());
    }

    private static Diagnosis unplaceable(ServiceCase it, Unplaceable.Kind kind, String detail, Evidence evidence) {
        List<UnplacedTasks> held =
                it
                        .primary()
                        .map(d -> new UnplacedTasks(
                                d.id(), d.taskDefinition(), it.gap().heldBack()))
                        .stream()
                        .toList();
        return new Unplaceable(it.name(), kind, held, detail, it.facts(evidence));
    }

    private static String bounds(ServiceCase it) {
        DeploymentBounds percents = DeploymentBounds.of(it.service());
        String state = it.primary().map(Deployment::rolloutState).orElse("");
        return ("%d tasks run; the deployment%s must keep %d (minimumHealthyPercent %d) and may have %d"
                        + " (maximumPercent %d)")
                .formatted(
                        it.gap().running(),
                        state.isEmpty() ? "" : " (" + state + ")",
                        percents.least(),
                        it.service().minimumHealthyPercent(),
                        percents.most(),
                        it.service().maximumPercent());
    }
}
