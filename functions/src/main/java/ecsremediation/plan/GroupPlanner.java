package ecsremediation.plan;

import ecsremediation.model.AutoScalingGroup;
import ecsremediation.model.Capacity;
import ecsremediation.model.Timeouts;
import ecsremediation.model.WarmPool;
import ecsremediation.placement.Capacities;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;

/** Turns what a group's services need into a plan for the group: the first reason to hold still, else a raise. */
final class GroupPlanner {
    private static final List<Function<GroupContext, Optional<Plan>>> REASONS = List.of(
            GroupPlanner::incomplete,
            GroupPlanner::broken,
            GroupPlanner::nothingFits,
            GroupPlanner::roomIsThere,
            GroupPlanner::switchedOff,
            GroupPlanner::launchSuspended,
            GroupPlanner::backoff,
            GroupPlanner::onItsWay,
            GroupPlanner::operated,
            GroupPlanner::unlicensed,
            GroupPlanner::leftToEcs,
            ExternalChange::of,
            GroupPlanner::refreshing,
            CircuitBreaker::of,
            GroupPlanner::tooOften);

    private GroupPlanner() {}

    static Plan plan(GroupContext situation) {
        for (Function<GroupContext, Optional<Plan>> reason : REASONS) {
            Optional<Plan> plan = reason.apply(situation);
            if (plan.isPresent()) {
                return plan.get();
            }
        }
        return raise(situation);
    }

    private static Optional<Plan> incomplete(GroupContext s) {
        if (s.observation().isComplete()) {
            return Optional.empty();
        }
        String what = s.observation().unread().stream()
                .map(u -> u.what() + " (" + u.why() + ")")
                .reduce((a, b) -> a + ", " + b)
                .orElse("");
        return Optional.of(s.escalate(
                Plan.Escalate.Reason.INCONCLUSIVE,
                "Not everything could be read: " + what + ". " + s.need() + ".",
                "Nothing is raised on half a picture; see that it can be read, and look again."));
    }

    private static Optional<Plan> broken(GroupContext s) {
        SizingProof c = s.sizing().certificate();
        return c.holds()
                ? Optional.empty()
                : Optional.of(s.escalate(
                        Plan.Escalate.Reason.CERTIFICATE_BROKEN,
                        "The sizing contradicts itself: lower bound " + c.lowerBound() + ", chosen " + c.chosen()
                                + ", upper bound " + c.upperBound() + ".",
                        "Nothing was raised. Size " + s.group().name()
                                + " by hand, and report the decision record: this is a fault of the program."));
    }

    private static Optional<Plan> nothingFits(GroupContext s) {
        SizingProof c = s.sizing().certificate();
        boolean placed = c.placements().stream().anyMatch(p -> p.onFree() + p.onInFlight() + p.onNew() > 0);
        return placed || s.sizing().nowhere() == 0
                ? Optional.empty()
                : Optional.of(s.escalate(
                        Plan.Escalate.Reason.NOT_CAPACITY,
                        String.join(" ", c.notes()),
                        "Give the task less, or give " + s.group().name() + " a larger instance type."));
    }

    private static Optional<Plan> switchedOff(GroupContext s) {
        String mode = s.group().tags().getOrDefault(AutoScalingGroup.MODE_TAG, "act");
        return Set.of("act", "observe").contains(mode)
                ? Optional.empty()
                : Optional.of(s.hold(
                        Plan.Hold.Reason.PAUSED,
                        "Tag " + AutoScalingGroup.MODE_TAG + " = " + mode + " on "
                                + s.group().name() + ". " + s.need() + ".",
                        Optional.empty()));
    }

    private static Optional<Plan> launchSuspended(GroupContext s) {
        return s.group().suspendedProcesses().contains("Launch")
                ? Optional.of(s.escalate(
                        Plan.Escalate.Reason.LAUNCH_SUSPENDED,
                        "Process Launch of " + s.group().name() + " is suspended: nothing that is asked for arrives. "
                                + s.need() + ".",
                        "Find out who suspended it and why; then: aws autoscaling resume-processes"
                                + " --auto-scaling-group-name " + s.group().name()
                                + " --scaling-processes Launch"))
                : Optional.empty();
    }

    /** Held while the pause lasts; and beyond it where all that is needed is asked for, for then nothing is left to do. */
    private static Optional<Plan> backoff(GroupContext s) {
        boolean asked = s.sizing().certificate().chosen() == 0;
        return LaunchBackoff.of(s.group())
                .filter(b -> asked || !b.isOver(s.now()))
                .filter(b -> !(asked && b.launches().trying() && !b.needsPerson()))
                .map(b -> LaunchFailureRule.plan(b, s));
    }

    /** Needs nothing of the group, whatever state the group is in. */
    private static Optional<Plan> roomIsThere(GroupContext s) {
        boolean onFree = s.sizing().certificate().chosen() == 0 && onInFlight(s) == 0;
        return onFree
                ? Optional.of(s.hold(
                        Plan.Hold.Reason.CONVERGING,
                        "There is room for every task; ECS tries again within minutes.",
                        Optional.of(s.now().plus(Timeouts.PLACEMENT_RETRY))))
                : Optional.empty();
    }

    private static int onInFlight(GroupContext s) {
        return s.sizing().certificate().placements().stream()
                .mapToInt(SizingProof.Placed::onInFlight)
                .sum();
    }

    private static Optional<Plan> onItsWay(GroupContext s) {
        int onItsWay = Capacities.inFlightCount(s.observation(), s.group());
        boolean learning = onItsWay > 0 && (s.sizing().kind().isEmpty() || hasUnknownSizes(s, onItsWay));
        if (s.sizing().certificate().chosen() > 0 && !learning) {
            return Optional.empty();
        }
        int used = onInFlight(s);
        String tasks = used + (used == 1 ? " task" : " tasks");
        return Optional.of(s.hold(
                Plan.Hold.Reason.CAPACITY_ON_ITS_WAY,
                learning
                        ? instances(onItsWay) + " of " + s.group().name()
                                + " on the way will show what its instances bring."
                        : instances(onItsWay) + " on the way in "
                                + (onItsWay > 0 ? s.group().name() : "other groups") + " will take the " + tasks + ".",
                Optional.of(s.booted())));
    }

    /** Instances on the way of a type that was never seen registered: nothing is bought before they show their size. */
    private static boolean hasUnknownSizes(GroupContext s, int onItsWay) {
        long known = Capacities.inFlight(s.observation()).stream()
                .filter(room -> room.group().equals(Optional.of(s.group().name())))
                .count();
        return known < onItsWay;
    }

    private static String instances(int count) {
        return switch (count) {
            case 0 -> "Instances";
            case 1 -> "1 instance";
            default -> count + " instances";
        };
    }

    private static Optional<Plan> operated(GroupContext s) {
        return s.group()
                .operator()
                .map(principal -> s.escalate(
                        Plan.Escalate.Reason.OPERATOR_SET,
                        "Only " + principal + " may change " + s.group().name() + ". " + s.need() + ".",
                        "Raise it through " + principal + "."));
    }

    private static Optional<Plan> unlicensed(GroupContext s) {
        String tag = AutoScalingGroup.CEILING_TAG;
        return switch (Ceiling.of(s.group())) {
            case Ceiling.Set set -> Optional.empty();
            case Ceiling.Missing missing ->
                Optional.of(s.escalate(
                        Plan.Escalate.Reason.NO_CEILING,
                        s.group().name() + " has no tag " + tag + ". " + s.need() + ".",
                        "Raise it by hand, or set the tag to the most that may be set as its max."));
            case Ceiling.Malformed bad ->
                Optional.of(s.escalate(
                        Plan.Escalate.Reason.BAD_CEILING,
                        "Tag " + tag + " of " + s.group().name() + " is \"" + bad.value()
                                + "\", not a whole number from 1 to " + Ceiling.LARGEST + ". " + s.need() + ".",
                        "Set the tag to the most that may be set as the group's max."));
        };
    }

    private static Optional<Plan> leftToEcs(GroupContext s) {
        return s.isManagedByEcs() && s.wanted() <= s.capacity().max()
                ? Optional.of(s.hold(
                        Plan.Hold.Reason.CONVERGING,
                        "ECS's managed scaling drives " + s.group().name() + ", and its max of "
                                + s.capacity().max() + " leaves room for the " + s.wanted() + " that are needed.",
                        Optional.of(s.booted())))
                : Optional.empty();
    }

    private static Optional<Plan> refreshing(GroupContext s) {
        return s.group().instanceRefreshInProgress()
                ? Optional.of(s.hold(
                        Plan.Hold.Reason.INSTANCE_REFRESH,
                        "An instance refresh of " + s.group().name() + " is under way. " + s.need() + ".",
                        Optional.of(s.now().plus(Timeouts.REFRESH_CHECK))))
                : Optional.empty();
    }

    private static Optional<Plan> tooOften(GroupContext s) {
        return ActionRate.usedUp(s.observation().memory().actions(), s.group().name(), s.limits(), s.now())
                .map(until -> s.hold(
                        Plan.Hold.Reason.ACTION_RATE,
                        s.group().name() + " had all the raises that "
                                + s.limits().actionsPerHour() + " an hour and "
                                + s.limits().actionsPerDay() + " a day allow. " + s.need() + ".",
                        Optional.of(until)));
    }

    private static Plan raise(GroupContext s) {
        Ceiling ceiling = Ceiling.of(s.group());
        int most = ceiling instanceof Ceiling.Set set ? set.most() : 0;
        LimitedTarget headroom =
                LimitedTarget.of(new LimitedTarget.Raise(s.group(), s.weight(), s.wanted()), most, s.limits());
        int max = Math.max(s.capacity().max(), headroom.desired());
        boolean same = s.isManagedByEcs()
                ? max == s.capacity().max()
                : headroom.desired() == s.capacity().desired();
        if (same) {
            return atCeiling(s, headroom);
        }
        boolean unprepared = s.group()
                .warmPool()
                .map(WarmPool::maxPrepared)
                .map(OptionalInt::isEmpty)
                .orElse(false);
        if (unprepared && max > s.capacity().max()) {
            return warmPool(s);
        }
        SizingProof certificate = s.sizing().certificate();
        return s.isManagedByEcs()
                ? new Plan.RaiseMaxOnly(
                        s.group().name(),
                        s.capacity(),
                        new Capacity(s.capacity().desired(), max),
                        certificate,
                        headroom.clamps(),
                        s.services())
                : new Plan.RaiseCapacity(
                        s.group().name(),
                        s.capacity(),
                        new Capacity(headroom.desired(), max),
                        certificate,
                        headroom.clamps(),
                        s.services());
    }

    private static Plan atCeiling(GroupContext s, LimitedTarget headroom) {
        String limits = headroom.clamps().stream()
                .map(c -> words(c.limit(), s))
                .reduce((a, b) -> a + " and " + b)
                .orElse("");
        return s.escalate(
                Plan.Escalate.Reason.AT_CEILING,
                s.need() + "; " + limits + " allows no more.",
                "Raise the limit if the need is real, or find out what takes the room.");
    }

    private static String words(AppliedLimit.Limit limit, GroupContext s) {
        return switch (limit) {
            case CEILING_TAG ->
                "tag " + AutoScalingGroup.CEILING_TAG + " = " + s.group().tags().get(AutoScalingGroup.CEILING_TAG);
            case HARD_CEILING -> "the stack's hard ceiling of " + s.limits().hardCeiling();
            case STEP_LIMIT -> "the step limit of " + s.limits().stepLimit();
        };
    }

    private static Plan warmPool(GroupContext s) {
        return s.escalate(
                Plan.Escalate.Reason.WARM_POOL,
                s.group().name() + " has a warm pool without a largest prepared capacity: raising max alone would"
                        + " launch instances into it. " + s.need() + ".",
                "Set MaxGroupPreparedCapacity on the warm pool, or raise the group by hand.");
    }
}
