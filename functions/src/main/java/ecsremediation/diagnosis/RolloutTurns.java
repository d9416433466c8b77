package ecsremediation.diagnosis;

import ecsremediation.diagnosis.Diagnosis.CapacityShortfall;
import ecsremediation.diagnosis.Diagnosis.Converging;
import ecsremediation.event.ServiceName;
import ecsremediation.model.Deployment;
import ecsremediation.model.Resources;
import ecsremediation.model.TaskDefinition;
import ecsremediation.model.Timeouts;
import ecsremediation.placement.Demand;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Rollouts on one group take turns, because the places that one rollout frees serve the next. A rollout whose
 * service runs its minimum waits while another one moves; if it has not moved itself for {@link
 * Timeouts#ROLLOUT}, only for one that did not begin later. If none moves, the one with the largest next task gets
 * an instance, and the others wait for it.
 */
final class RolloutTurns {
    private static final Comparator<RolloutTurn> LARGEST = Comparator.comparingInt(
                    (RolloutTurn turn) -> turn.size().memoryMib())
            .thenComparingInt(turn -> turn.size().cpuUnits())
            .reversed()
            .thenComparing(turn -> turn.rollout().name());

    private final Map<ServiceName, Diagnosis> diagnoses;
    private final Map<String, RolloutTurn> byGroup = new TreeMap<>();

    private RolloutTurns(Map<ServiceName, Diagnosis> diagnoses) {
        this.diagnoses = diagnoses;
    }

    /**
     * A rollout whose turn it is.
     *
     * @param until when it should have made its next move
     * @param size the largest of its next tasks
     */
    private record RolloutTurn(ServiceCase rollout, Instant until, Resources size) {}

    /** Replaces the diagnosis of each rollout that waits for another one. */
    static void apply(List<ServiceCase> cases, Map<ServiceName, Diagnosis> diagnoses) {
        List<ServiceCase> lacking = cases.stream()
                .filter(c -> diagnoses.get(c.name()) instanceof CapacityShortfall && hasMinimum(c))
                .toList();
        if (!lacking.isEmpty()) {
            new RolloutTurns(diagnoses).apply(cases, lacking);
        }
    }

    private void apply(List<ServiceCase> cases, List<ServiceCase> lacking) {
        for (ServiceCase other : cases) {
            movesUntil(other).ifPresent(until -> take(new RolloutTurn(other, until, Resources.NONE)));
        }
        List<RolloutTurn> waiting = lacking.stream()
                .map(c -> new RolloutTurn(c, c.now().plus(Timeouts.ROLLOUT), size(c)))
                .sorted(LARGEST)
                .toList();
        for (RolloutTurn turn : waiting) {
            Optional<RolloutTurn> ahead = ahead(turn.rollout());
            ahead.ifPresent(first -> diagnoses.put(turn.rollout().name(), waitingFor(first, turn.rollout())));
            if (ahead.isEmpty()) {
                take(turn);
            }
        }
    }

    private static boolean hasMinimum(ServiceCase serviceCase) {
        int present = serviceCase.gap().running() + serviceCase.gap().starting().size();
        return rolls(serviceCase)
                && present >= DeploymentBounds.of(serviceCase.service()).least();
    }

    /** Also after its last old task has begun to stop, until the new deployment is complete. */
    private static boolean rolls(ServiceCase serviceCase) {
        return serviceCase.service().deploymentStrategy().replacesInTurn()
                && (serviceCase.gap().rolling() || isIn(serviceCase, "IN_PROGRESS"));
    }

    private static boolean isIn(ServiceCase serviceCase, String rolloutState) {
        return serviceCase
                .primary()
                .filter(d -> d.rolloutState().equals(rolloutState))
                .isPresent();
    }

    /** Until when the service's rollout moves, or its last old tasks stop; empty if neither is the case. */
    private Optional<Instant> movesUntil(ServiceCase serviceCase) {
        Optional<Instant> until = rolls(serviceCase) ? nextMove(serviceCase) : lastStop(serviceCase);
        return until.filter(serviceCase.now()::isBefore);
    }

    private Optional<Instant> nextMove(ServiceCase serviceCase) {
        return diagnoses.get(serviceCase.name()) instanceof Converging converging
                ? Optional.of(converging.until())
                : RolloutRule.stopsUntil(serviceCase);
    }

    /** The tasks of a service without a gap are not read, so that its stopping tasks are not known. */
    private static Optional<Instant> lastStop(ServiceCase serviceCase) {
        return serviceCase
                .primary()
                .filter(d -> isIn(serviceCase, "COMPLETED"))
                .map(d -> d.updatedAt().plus(Timeouts.TASK_STOP));
    }

    private static Resources size(ServiceCase serviceCase) {
        return serviceCase.demands().stream()
                .map(Demand::task)
                .map(TaskDefinition::resources)
                .max(Comparator.comparingInt(Resources::memoryMib).thenComparingInt(Resources::cpuUnits))
                .orElse(Resources.NONE);
    }

    private void take(RolloutTurn turn) {
        groups(turn.rollout())
                .forEach(group -> byGroup.merge(group, turn, (a, b) -> a.until().isBefore(b.until()) ? b : a));
    }

    private Optional<RolloutTurn> ahead(ServiceCase rollout) {
        return groups(rollout).stream()
                .flatMap(group -> Optional.ofNullable(byGroup.get(group)).stream())
                .filter(turn -> !standsStill(rollout) || !isNewer(turn.rollout(), rollout))
                .max(Comparator.comparing(RolloutTurn::until)
                        .thenComparing(turn -> turn.rollout().name()));
    }

    /** A rollout that has not moved for long does not wait for newer ones. So each turn comes. */
    private static boolean standsStill(ServiceCase serviceCase) {
        return serviceCase
                .primary()
                .map(d -> RolloutRule.lastMove(serviceCase, d).plus(Timeouts.ROLLOUT))
                .filter(until -> until.isAfter(serviceCase.now()))
                .isEmpty();
    }

    private static boolean isNewer(ServiceCase first, ServiceCase waiting) {
        return begin(first).isAfter(begin(waiting));
    }

    private static Instant begin(ServiceCase serviceCase) {
        return serviceCase.primary().map(Deployment::createdAt).orElse(Instant.MIN);
    }

    private static List<String> groups(ServiceCase serviceCase) {
        return serviceCase.groups().stream().map(ClusterIndex.Member::name).toList();
    }

    private static Diagnosis waitingFor(RolloutTurn first, ServiceCase rollout) {
        Fact fact = new Fact.RolloutAhead(first.rollout().name().service());
        return new Converging(
                rollout.name(),
                Converging.Progress.DEPLOYMENT,
                rollout.gap().unplaced(),
                first.until(),
                rollout.facts(fact));
    }
}
