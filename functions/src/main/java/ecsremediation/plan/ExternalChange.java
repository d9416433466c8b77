package ecsremediation.plan;

import ecsremediation.incident.Incident;
import ecsremediation.model.CapacityAction;
import ecsremediation.model.ScalingChange;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A group that somebody else set lower than we had raised it within the same incident: whoever it was had a reason, so it
 * is not raised again until the incident ends, an operator resumes, or the group stands where it stood.
 */
final class ExternalChange {
    /** An observation is not of one moment: a group that was read before a raise of another process looks lowered. */
    private static final Duration SETTLED = Duration.ofMinutes(2);

    /** How long raises are remembered; then the group is like any other. */
    private static final Duration REMEMBERED = Duration.ofHours(24);

    private ExternalChange() {}

    static Optional<Plan> of(GroupContext s) {
        return newestRaise(s)
                .filter(raise -> isLowered(raise, s))
                .map(raise -> s.hold(
                        Plan.Hold.Reason.OTHER_HAND,
                        detail(raise, s),
                        Optional.of(raise.at().plus(REMEMBERED))));
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
                .filter(a -> !a.at().isAfter(s.now().minus(SETTLED)))
                .filter(a -> incidents.stream().anyMatch(i -> i.knows(a)))
                .filter(a -> resumed.filter(r -> !a.at().isAfter(r)).isEmpty())
                .max(Comparator.comparing(CapacityAction::at));
    }

    private static String detail(CapacityAction raise, GroupContext s) {
        String group = s.group().name();
        String who = ScalingChange.of(s.group()).stream()
                .filter(r -> r.at().isAfter(raise.at()))
                .filter(r -> r.to() < r.from())
                .max(Comparator.comparing(ScalingChange::at))
                .map(r -> " At " + Clock.time(r.at()) + ": " + r.words() + ", desired " + r.from() + " to " + r.to()
                        + ".")
                .orElse("");
        return group + " was raised to desired " + raise.to().desired() + ", max "
                + raise.to().max() + " at " + Clock.time(raise.at()) + " and stands at desired "
                + s.capacity().desired() + ", max " + s.capacity().max() + ": somebody else set it." + who
                + " That is not overruled. " + s.need()
                + ". It is raised again in another incident, a day after our raise, or after: ecs-remediation resume.";
    }
}
