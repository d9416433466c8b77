package ecsremediation.plan;

import ecsremediation.model.AutoScalingGroup;
import ecsremediation.model.FailingLaunches;
import ecsremediation.model.Observation;
import ecsremediation.model.WarmPool;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Whether a group may serve demand: one rule, for the choice among groups and for the chosen group's plan. What blocks a
 * group passes its demand on to another group that may serve. The raises per hour and day, the {@link CircuitBreaker} and
 * an {@link ExternalChange} block no group: they are about what was done already, and hold wherever the demand goes.
 *
 * @param blocks everything that keeps the group from being raised
 */
record Eligibility(Set<Block> blocks) {
    Eligibility {
        blocks = Collections.unmodifiableSet(blocks);
    }

    /** What keeps a group from being raised. */
    enum Block {
        /** The mode tag is neither act nor observe. */
        MODE_OFF(false),
        /** Process Launch is suspended. */
        LAUNCH_SUSPENDED(true),
        /** The newest launches failed. */
        LAUNCHES_FAIL(true),
        /** Another operator alone may change the group. */
        OPERATOR_SET(false),
        /** The group has no ceiling tag. */
        NO_CEILING(true),
        /** The ceiling tag is not a whole number from 1 to 1000. */
        BAD_CEILING(true),
        /** The limits leave no room for an instance more. */
        AT_CEILING(true),
        /** An instance refresh is under way. */
        INSTANCE_REFRESH(false),
        /** Max would have to be raised, which launches instances into a warm pool without a largest prepared capacity. */
        WARM_POOL(false);

        private final boolean explainedLast;

        Block(boolean explainedLast) {
            this.explainedLast = explainedLast;
        }
    }

    /**
     * By what an observation shows of the group.
     *
     * @param raise the raise that is wanted of it
     */
    static Eligibility of(LimitedTarget.Raise raise, Observation observation, Limits limits) {
        AutoScalingGroup group = raise.group();
        Set<Block> blocks = EnumSet.noneOf(Block.class);
        put(blocks, Block.MODE_OFF, !Set.of("act", "observe").contains(mode(group)));
        put(blocks, Block.LAUNCH_SUSPENDED, group.suspendedProcesses().contains("Launch"));
        put(blocks, Block.LAUNCHES_FAIL, FailingLaunches.of(group).isPresent());
        put(blocks, Block.OPERATOR_SET, group.operator().isPresent());
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

    /** As {@link #of(LimitedTarget.Raise, Observation, Limits)}, for one instance of the group's heaviest type. */
    static Eligibility ofOneMore(AutoScalingGroup group, Observation observation, Limits limits) {
        int weight = heaviest(group);
        int wanted = group.capacity().desired() + weight;
        return of(new LimitedTarget.Raise(group, weight, wanted), observation, limits);
    }

    /** Whether nothing keeps the group from being raised. */
    boolean isEligible() {
        return blocks.isEmpty();
    }

    boolean has(Block block) {
        return blocks.contains(block);
    }

    /** Whether the group's owner and the stack let it grow. */
    boolean mayGrow() {
        return Collections.disjoint(blocks, EnumSet.of(Block.NO_CEILING, Block.BAD_CEILING, Block.AT_CEILING));
    }

    /** Whether what the group asked for does not come. */
    boolean launchesNothing() {
        return has(Block.LAUNCHES_FAIL) || has(Block.LAUNCH_SUSPENDED);
    }

    /**
     * Which of several groups the plan explains where none is eligible: one that grows and launches before one that does
     * not, so that a group that is not ours never hides what holds one that is.
     *
     * @return 0 for an eligible group; the lower, the sooner
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

    /** Whether managed scaling of an ECS capacity provider drives the group. */
    static boolean isManagedByEcs(AutoScalingGroup group, Observation observation) {
        return observation.capacityProviders().stream()
                .anyMatch(p -> p.managedScaling() && p.group().equals(Optional.of(group.name())));
    }

    private static String mode(AutoScalingGroup group) {
        return group.tags().getOrDefault(AutoScalingGroup.MODE_TAG, "act");
    }

    /** Where ECS drives the group, max alone is raised: then a max that cannot be raised is as bad. */
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
