package ecsremediation.plan;

import ecsremediation.model.AutoScalingGroup;
import ecsremediation.model.FailingLaunches;
import ecsremediation.model.Observation;
import ecsremediation.model.WarmPool;
import ecsremediation.placement.NextLaunch;
import java.util.Collections;
import java.util.EnumSet;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Whether a group may take demand. The choice among groups and the plan for the chosen group use this one
 * rule. A block passes the demand to another eligible group. The limits of raises, the {@link
 * CircuitBreaker} and an {@link ExternalChange} are not blocks: they depend on past raises and apply
 * whichever group takes the demand.
 *
 * @param blocks every obstacle to raising the group
 */
record Eligibility(Set<Block> blocks) {
    Eligibility {
        blocks = Collections.unmodifiableSet(blocks);
    }

    /** An obstacle to raising a group. */
    enum Block {
        /** The group is not this installation's. */
        NOT_OURS(true),
        /** The mode tag is neither act nor observe. */
        MODE_OFF(false),
        /** Process Launch of the group is suspended. */
        LAUNCH_SUSPENDED(true),
        /** The newest launches failed. */
        LAUNCHES_FAIL(true),
        /** Only another operator may change the group. */
        OPERATOR_SET(false),
        /** The group has no ceiling tag. */
        NO_CEILING(true),
        /** The ceiling tag is not a whole number from 1 to 1000. */
        BAD_CEILING(true),
        /** The limits allow no further instance. */
        AT_CEILING(true),
        /** ECS managed scaling is set up for the group and does not work. */
        MANAGED_SCALING(false),
        /** An instance refresh is under way. */
        INSTANCE_REFRESH(false),
        /**
         * The raise needs a larger max, and that would launch instances into a warm pool that has no
         * maximum prepared capacity.
         */
        WARM_POOL(false);

        private final boolean explainedLast;

        Block(boolean explainedLast) {
            this.explainedLast = explainedLast;
        }
    }

    /**
     * Evaluates a raise of a group by what the Observation shows.
     *
     * @param raise the raise that the demand needs
     */
    static Eligibility of(LimitedTarget.Raise raise, Observation observation, Limits limits) {
        AutoScalingGroup group = raise.group();
        Set<Block> blocks = EnumSet.noneOf(Block.class);
        put(blocks, Block.NOT_OURS, group.owner().isPresent());
        put(blocks, Block.MODE_OFF, !Set.of("act", "observe").contains(group.mode()));
        put(blocks, Block.LAUNCH_SUSPENDED, group.suspendedProcesses().contains("Launch"));
        put(blocks, Block.LAUNCHES_FAIL, FailingLaunches.of(group).isPresent());
        put(blocks, Block.OPERATOR_SET, group.operator().isPresent());
        put(blocks, Block.MANAGED_SCALING, ManagedScalingState.isBroken(group, observation));
        put(blocks, Block.INSTANCE_REFRESH, group.instanceRefreshInProgress());
        switch (Ceiling.of(group)) {
            case Ceiling.Missing _ -> blocks.add(Block.NO_CEILING);
            case Ceiling.Malformed _ -> blocks.add(Block.BAD_CEILING);
            case Ceiling.Set ceiling -> {
                int target = LimitedTarget.of(raise, ceiling.most(), limits).desired();
                boolean managed = isManagedByEcs(group, observation);
                put(blocks, Block.AT_CEILING, isAtCeiling(raise, target, managed));
                put(
                        blocks,
                        Block.WARM_POOL,
                        isUnprepared(group) && target > group.capacity().max());
            }
        }
        return new Eligibility(blocks);
    }

    /**
     * As {@link #of(LimitedTarget.Raise, Observation, Limits)}, for one more instance of the group's
     * heaviest type.
     */
    static Eligibility ofOneMore(AutoScalingGroup group, Observation observation, Limits limits) {
        int weight = heaviest(group);
        int wanted = group.capacity().desired() + weight;
        return of(new LimitedTarget.Raise(group, weight, wanted), observation, limits);
    }

    boolean isEligible() {
        return blocks.isEmpty();
    }

    boolean has(Block block) {
        return blocks.contains(block);
    }

    /** Whether the ceiling tag and the limits allow the group to grow. */
    boolean mayGrow() {
        return Collections.disjoint(blocks, EnumSet.of(Block.NO_CEILING, Block.BAD_CEILING, Block.AT_CEILING));
    }

    /** Whether the group's requested instances do not launch. */
    boolean launchesNothing() {
        return has(Block.LAUNCHES_FAIL) || has(Block.LAUNCH_SUSPENDED);
    }

    /**
     * The order in which groups are chosen. If no group is eligible, the plan explains a group that can
     * grow and launch before one that cannot. So a group without a ceiling tag does not hide the block of
     * one that has it.
     *
     * @return 0 for an eligible group; the lower, the earlier
     */
    int rank() {
        return isEligible() ? 0 : blocks.stream().noneMatch(b -> b.explainedLast) ? 1 : 2;
    }

    /** Capacity units of one instance of the group's heaviest type. */
    static int heaviest(AutoScalingGroup group) {
        return group.weighted()
                ? Math.max(
                        1,
                        group.offers().stream()
                                .mapToInt(AutoScalingGroup.Offer::weight)
                                .max()
                                .orElse(1))
                : 1;
    }

    /** Whether ECS managed scaling drives the group through a capacity provider, or is set up to. */
    static boolean isManagedByEcs(AutoScalingGroup group, Observation observation) {
        return NextLaunch.isManaged(observation, group);
    }

    /**
     * Whether the limits allow neither a larger desired capacity nor, with managed scaling, a larger max.
     * With managed scaling only max is raised.
     */
    private static boolean isAtCeiling(LimitedTarget.Raise raise, int target, boolean managed) {
        int max = raise.group().capacity().max();
        boolean maxBinds = managed && raise.wanted() > max && target <= max;
        return maxBinds || target == raise.group().capacity().desired();
    }

    private static boolean isUnprepared(AutoScalingGroup group) {
        return group.warmPool()
                .map(WarmPool::maxPrepared)
                .filter(OptionalInt::isEmpty)
                .isPresent();
    }

    private static void put(Set<Block> blocks, Block block, boolean blocked) {
        if (blocked) {
            blocks.add(block);
        }
    }
}
