package ecsremediation.plan;

import ecsremediation.incident.Incident;
import ecsremediation.model.CapacityAction;
import ecsremediation.model.ScalingChange;
import ecsremediation.model.Timeouts;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Holds a group that another actor lowered after a raise of the same incident. The program does not raise
 * it again until the incident ends, an operator resumes it, or the group has its raised size again.
 */
final class ExternalChange {
    private ExternalChange() {}

    static Optional<Plan> of(GroupContext s) {
        return newestRaise(s)
                .filter(raise -> isLowered(raise, s))
                .map(raise -> s.hold(
                        new HoldReason.LoweredSince(raise, newestLowering(raise, s), s.required()),
                        Optional.of(raise.at().plus(Timeouts.ACTIONS_LOADED))));
    }

    /**
     * Whether desired or max is below the raise. With managed scaling ECS changes desired, so only max
     * counts. A lower max counts only if the demand needs more.
     */
    private static boolean isLowered(CapacityAction raise, GroupContext s) {
        boolean desired =
                !s.isManagedByEcs() && s.capacity().desired() < raise.to().desired();
        boolean max = s.capacity().max() < raise.to().max()
                && s.wanted() > s.capacity().max();
        return desired || max;
    }

    /**
     * The newest raise of the group that an open incident knows to have taken effect. Empty if an operator
     * resumed an incident after it.
     */
    private static Optional<CapacityAction> newestRaise(GroupContext s) {
        List<Incident> incidents = s.incidents();
        Optional<Instant> resumed = s.resumedAt();
        return s.observation().memory().actions().stream()
                .filter(a -> a.group().equals(s.group().name()))
                .filter(a -> !a.at().isAfter(s.now().minus(Timeouts.RAISE_SETTLES)))
                .filter(a -> incidents.stream().anyMatch(i -> i.knows(a)))
                .filter(a -> resumed.filter(r -> !a.at().isAfter(r)).isEmpty())
                .max(Comparator.comparing(CapacityAction::at));
    }

    /** The newest reduction after the raise that the group's scaling activities show. */
    private static Optional<ScalingChange> newestLowering(CapacityAction raise, GroupContext s) {
        return ScalingChange.of(s.group()).stream()
                .filter(r -> r.at().isAfter(raise.at()))
                .filter(r -> r.to() < r.from())
                .max(Comparator.comparing(ScalingChange::at));
    }
}
