package ecsremediation.plan;

import ecsremediation.model.AutoScalingGroup;
import ecsremediation.model.Capacity;
import ecsremediation.model.ReadFailure;
import ecsremediation.model.Timeouts;
import ecsremediation.placement.Capacities;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Plans for one group. The first reason to hold or to escalate decides; without any, the group is raised. */
final class GroupPlanner {
    private static final List<Function<GroupContext, Optional<Plan>>> REASONS = List.of(
            GroupPlanner::unread,
            GroupPlanner::contradictingProof,
            GroupPlanner::nothingFits,
            GroupPlanner::capacityIsThere,
            GroupPlanner::notOurs,
            GroupPlanner::modeOff,
            GroupPlanner::launchSuspended,
            GroupPlanner::backoff,
            GroupPlanner::onItsWay,
            LoweredGroup::of,
            GroupPlanner::ownedByOperator,
            GroupPlanner::withoutValidCeiling,
            GroupPlanner::managedScalingBroken,
            GroupPlanner::leftToManagedScaling,
            ExternalChange::of,
            GroupPlanner::instanceRefresh,
            RaiseDoubt::of,
            CircuitBreaker::of,
            GroupPlanner::raisesUsedUp,
            GroupPlanner::atCeiling,
            GroupPlanner::warmPool,
            GroupPlanner::neighbourInDoubt);

    private GroupPlanner() {}

    static Plan plan(GroupContext context) {
        for (Function<GroupContext, Optional<Plan>> reason : REASONS) {
            Optional<Plan> plan = reason.apply(context);
            if (plan.isPresent()) {
                return plan.get();
            }
        }
        return raise(context);
    }

    private static Optional<Plan> unread(GroupContext s) {
        List<ReadFailure> failures = s.doubts().unread(s.group().name(), s.services());
        return failures.isEmpty()
                ? Optional.empty()
                : Optional.of(s.escalate(new EscalationReason.NotRead(failures, s.required())));
    }

    private static Optional<Plan> neighbourInDoubt(GroupContext s) {
        return s.doubts()
                .neighbour(s.group().name(), s.services())
                .map(d -> s.escalate(new EscalationReason.NeighbourInDoubt(d, s.required())));
    }

    private static Optional<Plan> contradictingProof(GroupContext s) {
        SizingProof c = s.sizing().proof();
        return c.holds()
                ? Optional.empty()
                : Optional.of(s.escalate(new EscalationReason.SizingContradiction(
                        s.group().name(), c.lowerBound(), c.chosen(), c.upperBound())));
    }

    private static Optional<Plan> nothingFits(GroupContext s) {
        SizingProof c = s.sizing().proof();
        boolean placed = c.placements().stream().anyMatch(p -> p.onFree() + p.onInFlight() + p.onNew() > 0);
        return placed || s.sizing().nowhere() == 0
                ? Optional.empty()
                : Optional.of(
                        s.escalate(new EscalationReason.NothingFits(s.group().name(), c.notes())));
    }

    private static Optional<Plan> notOurs(GroupContext s) {
        return s.group()
                .owner()
                .map(owner -> s.hold(new HoldReason.OwnedByAnother(owner, s.required()), Optional.empty()));
    }

    private static Optional<Plan> modeOff(GroupContext s) {
        return s.eligibility().has(Eligibility.Block.MODE_OFF)
                ? Optional.of(s.hold(
                        new HoldReason.ModeTag(
                                s.group().tags().getOrDefault(AutoScalingGroup.MODE_TAG, ""), s.required()),
                        Optional.empty()))
                : Optional.empty();
    }

    private static Optional<Plan> launchSuspended(GroupContext s) {
        return s.eligibility().has(Eligibility.Block.LAUNCH_SUSPENDED)
                ? Optional.of(s.escalate(new EscalationReason.LaunchSuspended(s.required())))
                : Optional.empty();
    }

    /**
     * Holds or escalates while the backoff lasts. Also after it if enough instances are requested already,
     * because then there is nothing else to do.
     */
    private static Optional<Plan> backoff(GroupContext s) {
        boolean asked = s.isRequested();
        return LaunchBackoff.of(s.group())
                .filter(b -> asked || !b.isOver(s.now()))
                .filter(b -> !(asked && b.launches().trying() && !b.needsOperator()))
                .map(b -> LaunchFailureRule.plan(b, s));
    }

    /** Holds if every task fits on registered instances, whatever the group's state. */
    private static Optional<Plan> capacityIsThere(GroupContext s) {
        boolean onFree = s.sizing().proof().chosen() == 0 && onInFlight(s) == 0;
        return onFree
                ? Optional.of(s.hold(
                        new HoldReason.CapacityForEveryTask(),
                        Optional.of(s.now().plus(Timeouts.PLACEMENT_RETRY))))
                : Optional.empty();
    }

    private static int onInFlight(GroupContext s) {
        return s.sizing().proof().placements().stream()
                .mapToInt(SizingProof.Placed::onInFlight)
                .sum();
    }

    private static Optional<Plan> onItsWay(GroupContext s) {
        int onItsWay = Capacities.inFlightCount(s.observation(), s.group());
        boolean learning = onItsWay > 0 && (s.sizing().kind().isEmpty() || hasUnknownSizes(s, onItsWay));
        if (s.sizing().proof().chosen() > 0 && !learning) {
            return Optional.empty();
        }
        HoldReason why = learning
                ? new HoldReason.SizeNotSeen(s.group().name(), onItsWay)
                : new HoldReason.InstancesOnTheWay(
                        Optional.of(s.group().name()).filter(_ -> onItsWay > 0), onItsWay, onInFlight(s));
        return Optional.of(s.hold(why, Optional.of(s.booted())));
    }

    /**
     * Whether instances of unknown size are in flight. No further one is launched until they have
     * registered.
     */
    private static boolean hasUnknownSizes(GroupContext s, int onItsWay) {
        long known = Capacities.inFlight(s.observation()).stream()
                .filter(capacity ->
                        capacity.group().equals(Optional.of(s.group().name())))
                .count();
        return known < onItsWay;
    }

    private static Optional<Plan> ownedByOperator(GroupContext s) {
        return s.group()
                .operator()
                .map(principal -> s.escalate(new EscalationReason.OperatorOwned(principal, s.required())));
    }

    private static Optional<Plan> withoutValidCeiling(GroupContext s) {
        return switch (Ceiling.of(s.group())) {
            case Ceiling.Set set -> Optional.empty();
            case Ceiling.Missing missing -> Optional.of(s.escalate(new EscalationReason.NoCeilingTag(s.required())));
            case Ceiling.Malformed bad ->
                Optional.of(
                        s.escalate(new EscalationReason.MalformedCeiling(bad.value(), Ceiling.LARGEST, s.required())));
        };
    }

    /** ECS does not use a larger max, and undoes a larger desired once its managed scaling works again. */
    private static Optional<Plan> managedScalingBroken(GroupContext s) {
        return ManagedScalingState.of(s.group(), s.observation())
                .filter(m -> !m.drives())
                .map(m -> s.escalate(new EscalationReason.ManagedScalingBroken(
                        m.provider().name(), m.provider().updateFailure(), s.required())));
    }

    private static Optional<Plan> leftToManagedScaling(GroupContext s) {
        return s.isManagedByEcs() && s.wanted() <= s.capacity().max()
                ? Optional.of(s.hold(new HoldReason.LeftToManagedScaling(s.required()), Optional.of(s.booted())))
                : Optional.empty();
    }

    private static Optional<Plan> instanceRefresh(GroupContext s) {
        return s.eligibility().has(Eligibility.Block.INSTANCE_REFRESH)
                ? Optional.of(s.hold(
                        new HoldReason.InstanceRefresh(s.required()),
                        Optional.of(s.now().plus(Timeouts.REFRESH_CHECK))))
                : Optional.empty();
    }

    private static Optional<Plan> raisesUsedUp(GroupContext s) {
        return new ActionRate(s.observation().memory(), s.limits(), s.now())
                .of(s.group().name(), s.services())
                .map(usedUp -> s.hold(
                        new HoldReason.RaisesUsedUp(
                                usedUp.service(),
                                s.limits().actionsPerHour(),
                                s.limits().actionsPerDay(),
                                s.required()),
                        Optional.of(usedUp.until())));
    }

    private static Plan raise(GroupContext s) {
        LimitedTarget target = target(s);
        int max = Math.max(s.capacity().max(), target.desired());
        SizingProof proof = s.sizing().proof();
        return s.isManagedByEcs()
                ? new Plan.RaiseMaxOnly(
                        s.group().name(),
                        s.capacity(),
                        new Capacity(s.capacity().desired(), max),
                        proof,
                        target.limits(),
                        s.services())
                : new Plan.RaiseCapacity(
                        s.group().name(),
                        s.capacity(),
                        new Capacity(target.desired(), max),
                        proof,
                        target.limits(),
                        s.services());
    }

    private static LimitedTarget target(GroupContext s) {
        LimitedTarget.Raise raise = new LimitedTarget.Raise(s.group(), s.weight(), s.wanted());
        LimitedTarget target = LimitedTarget.of(raise, ceiling(s), s.limits());
        return s.doubt().isPresent() ? target.ofOneInstance(raise) : target;
    }

    private static int ceiling(GroupContext s) {
        return Ceiling.of(s.group()) instanceof Ceiling.Set set ? set.most() : 0;
    }

    private static Optional<Plan> atCeiling(GroupContext s) {
        if (!s.eligibility().has(Eligibility.Block.AT_CEILING)) {
            return Optional.empty();
        }
        List<ReachedLimit> limits = target(s).limits().stream()
                .map(AppliedLimit::limit)
                .map(limit -> new ReachedLimit(
                        limit,
                        switch (limit) {
                            case CEILING_TAG -> ceiling(s);
                            case HARD_CEILING -> s.limits().hardCeiling();
                            case STEP_LIMIT -> s.limits().stepLimit();
                            case ONE_INSTANCE -> 1;
                        }))
                .toList();
        return Optional.of(s.escalate(new EscalationReason.AtCeiling(s.required(), limits)));
    }

    private static Optional<Plan> warmPool(GroupContext s) {
        return s.eligibility().has(Eligibility.Block.WARM_POOL)
                ? Optional.of(s.escalate(new EscalationReason.UnlimitedWarmPool(s.required())))
                : Optional.empty();
    }
}
