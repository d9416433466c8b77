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
 * A group that somebody else set lower than we had raised it within the same incident: whoever it was had a reason, so it
 * is not raised again until the incident ends, an operator resumes, or the group stands where it stood.
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

    /** Desired is left to ECS where it drives the group; a max that was cut matters where more is needed. */
    private static boolean isLowered(CapacityAction raise, GroupContext s) {
        boolean desired =
                !s.isManagedByEcs() && s.capacity().desired() < raise.to().desired();
        boolean max = s.capacity().max() < raise.to().max()
                && s.wanted() > s.capacity().max();
        return desired || max;
    }

    /** Only one of which an incident knows that it took effect, and that no operator has resumed after. */
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

    /** What EC2 Auto Scaling's history of the group tells of it. */
    private static Optional<ScalingChange> newestLowering(CapacityAction raise, GroupContext s) {
        return ScalingChange.of(s.group()).stream()
                .filter(r -> r.at().isAfter(raise.at()))
                .filter(r -> r.to() < r.from())
                .max(Comparator.comparing(ScalingChange::at));
    }
}
