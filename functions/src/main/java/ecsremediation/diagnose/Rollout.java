package ecsremediation.diagnose;

import ecsremediation.diagnose.Diagnosis.Converging;
import ecsremediation.diagnose.Diagnosis.Inconclusive;
import ecsremediation.diagnose.Diagnosis.Unplaceable;
import ecsremediation.model.Deployment;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A deployment that replaces tasks within minimumHealthyPercent and maximumPercent. */
final class Rollout {
    private Rollout() {}

    /**
     * ECS may still stop tasks of the older deployment, which makes room for the new ones without another
     * instance.
     */
    static Optional<Diagnosis> makingRoom(Case it) {
        return Optional.of(it)
                .filter(Rollout::mayStop)
                .flatMap(Case::primary)
                .map(d -> d.updatedAt().plus(Waits.ROLLOUT))
                .filter(until -> until.isAfter(it.now()))
                .map(until -> converging(it, until));
    }

    /** Every missing task is held back by the bounds. */
    static Optional<Diagnosis> heldBack(Case it) {
        if (it.gap().heldBack() == 0 || it.gap().unplacedCount() > 0) {
            return Optional.empty();
        }
        return Optional.of(protectedTasks(it)
                .or(() -> deadlock(it))
                .or(() -> makingRoom(it))
                .orElseGet(() -> standing(it)));
    }

    private static boolean mayStop(Case it) {
        return it.gap().rolling()
                && it.gap().running() > Percents.of(it.service()).least()
                && it.messages().newest(MessageKind.PROTECTED_TASKS).isEmpty();
    }

    private static Diagnosis converging(Case it, Instant until) {
        return new Converging(
                it.name(),
                Converging.Progress.DEPLOYMENT,
                it.gap().unplaced(),
                until,
                it.facts(Evidence.Source.COUNTS, bounds(it)));
    }

    private static Optional<Diagnosis> protectedTasks(Case it) {
        return it.messages()
                .newest(MessageKind.PROTECTED_TASKS)
                .map(line -> unplaceable(it, Unplaceable.Kind.PROTECTED_TASKS, line.text(), line.evidence()));
    }

    private static Optional<Diagnosis> deadlock(Case it) {
        Optional<Evidence> said =
                it.messages().newest(MessageKind.DEPLOYMENT_LIMITS).map(Messages.Line::evidence);
        boolean reckoned = it.gap().running() <= Percents.of(it.service()).least();
        if (!reckoned && said.isEmpty()) {
            return Optional.empty();
        }
        Evidence evidence = said.orElseGet(() -> new Evidence(Evidence.Source.COUNTS, bounds(it), Optional.empty()));
        return Optional.of(unplaceable(it, Unplaceable.Kind.DEPLOYMENT_LIMITS, bounds(it), evidence));
    }

    private static Diagnosis standing(Case it) {
        return new Inconclusive(
                it.name(),
                Inconclusive.Kind.CONTRADICTION,
                "the deployments of the service: " + bounds(it) + ", so ECS could stop older tasks, and for "
                        + Waits.ROLLOUT.toMinutes() + " min has not",
                it.facts());
    }

    private static Diagnosis unplaceable(Case it, Unplaceable.Kind kind, String detail, Evidence evidence) {
        List<UnplacedTasks> held =
                it
                        .primary()
                        .map(d -> new UnplacedTasks(
                                d.id(), d.taskDefinition(), it.gap().heldBack()))
                        .stream()
                        .toList();
        return new Unplaceable(it.name(), kind, held, detail, it.facts(evidence));
    }

    private static String bounds(Case it) {
        Percents percents = Percents.of(it.service());
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
