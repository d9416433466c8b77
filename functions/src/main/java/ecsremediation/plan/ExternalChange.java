package ecsremediation.plan;

import ecsremediation.incident.Incident;
import ecsremediation.model.CapacityAction;
import ecsremediation.model.ScalingChange;
import ecsremediation.model.SizeRequest;
import ecsremediation.model.Timeouts;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Holds a group that another actor lowered after a raise of the same incident. The program does not raise
 * it again until the incident ends, an operator resumes it, or the group has its raised size again. In the
 * first 2 minutes after a raise that took effect the group is held as well, because the Observation may be
 * older than the raise.
 */
final class ExternalChange {
    private ExternalChange() {}

    static Optional<Plan> of(GroupContext s) {
        Optional<Plan> unsettled = newestRaise(s, a -> !isSettled(a, s) && isInEffect(a, s))
                .filter(raise -> isLowered(raise, s))
                .map(raise -> s.hold(
                        new HoldReason.RaiseNotSettled(raise, s.required()),
                        Optional.of(raise.at().plus(Timeouts.RAISE_SETTLES))));
        return unsettled.or(() -> newestRaise(s, a -> isSettled(a, s) && isInEffect(a, s))
                .filter(raise -> isLowered(raise, s))
                .map(raise -> s.hold(
                        new HoldReason.LoweredSince(raise, newestLowering(raise, s), s.required()),
                        Optional.of(raise.at().plus(Timeouts.ACTIONS_LOADED)))));
    }

    private static boolean isSettled(CapacityAction raise, GroupContext s) {
        return !raise.at().isAfter(s.now().minus(Timeouts.RAISE_SETTLES));
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

    /** The newest of these raises of the group. Empty if an operator resumed an incident after it. */
    private static Optional<CapacityAction> newestRaise(GroupContext s, Predicate<CapacityAction> among) {
        Optional<Instant> resumed = s.resumedAt();
        return s.observation().memory().actions().stream()
                .filter(a -> a.group().equals(s.group().name()))
                .filter(among)
                .filter(a -> resumed.filter(r -> !a.at().isAfter(r)).isEmpty())
                .max(Comparator.comparing(CapacityAction::at));
    }

    /**
     * Whether an open incident knows that the raise took effect, or, where its answer was lost, the group's
     * activities show it.
     */
    private static boolean isInEffect(CapacityAction raise, GroupContext s) {
        List<Incident> incidents = s.incidents();
        return incidents.stream().anyMatch(i -> i.timeline().knows(raise))
                || (incidents.stream().anyMatch(i -> !i.openedAt().isAfter(raise.at())) && isShown(raise, s));
    }

    private static boolean isShown(CapacityAction raise, GroupContext s) {
        return SizeRequest.of(s.group()).stream().anyMatch(r -> r.canBe(raise))
                || ScalingChange.of(s.group()).stream()
                        .anyMatch(c -> c.from() == raise.to().desired() && raise.canBeWrittenAt(c.at()));
    }

    /** The newest reduction after the raise that the group's scaling activities show. */
    private static Optional<ScalingChange> newestLowering(CapacityAction raise, GroupContext s) {
        return ScalingChange.of(s.group()).stream()
                .filter(r -> r.at().isAfter(raise.at()))
                .filter(r -> r.to() < r.from())
                .max(Comparator.comparing(ScalingChange::at));
    }
}
