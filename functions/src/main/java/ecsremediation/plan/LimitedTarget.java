package ecsremediation.plan;

import ecsremediation.model.AutoScalingGroup;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * How far a group's desired capacity may go, in the group's capacity units.
 *
 * @param desired the new desired capacity: the wanted number, or what the limits allow of it; never below
 *     the present one
 * @param limits the tightest of the limits that reduced it; empty if none did
 */
record LimitedTarget(int desired, List<AppliedLimit> limits) {

    /**
     * A raise before limits.
     *
     * @param weight capacity units of one instance
     * @param wanted the desired capacity that gives every task a place
     */
    record Raise(AutoScalingGroup group, int weight, int wanted) {}

    static LimitedTarget of(Raise raise, int ceiling, Limits limits) {
        int from = raise.group().capacity().desired();
        int slack = overshoot(raise.group());
        List<AppliedLimit> reducing = Stream.of(
                        new AppliedLimit(AppliedLimit.Limit.CEILING_TAG, raise.wanted(), whole(raise, ceiling - slack)),
                        new AppliedLimit(
                                AppliedLimit.Limit.HARD_CEILING,
                                raise.wanted(),
                                whole(raise, limits.hardCeiling() - slack)),
                        new AppliedLimit(
                                AppliedLimit.Limit.STEP_LIMIT, raise.wanted(), whole(raise, from + limits.stepLimit())))
                .filter(limit -> limit.allowed() < raise.wanted())
                .toList();
        int allowed = reducing.stream()
                .map(AppliedLimit::allowed)
                .min(Comparator.naturalOrder())
                .orElse(raise.wanted());
        return new LimitedTarget(
                allowed,
                reducing.stream().filter(limit -> limit.allowed() == allowed).toList());
    }

    /** The same target, or one instance if that is less. */
    LimitedTarget ofOneInstance(Raise raise) {
        int one = raise.group().capacity().desired() + raise.weight();
        return desired <= one
                ? this
                : new LimitedTarget(
                        one, List.of(new AppliedLimit(AppliedLimit.Limit.ONE_INSTANCE, raise.wanted(), one)));
    }

    /**
     * The present desired capacity plus as many whole instances as the limit allows; never below the
     * present one.
     */
    private static int whole(Raise raise, int most) {
        int from = raise.group().capacity().desired();
        return from + Math.max(0, most - from) / raise.weight() * raise.weight();
    }

    /**
     * The units by which EC2 Auto Scaling may exceed desired: the heaviest type's weight less 1 if the
     * types' weights differ, otherwise 0.
     */
    private static int overshoot(AutoScalingGroup group) {
        List<Integer> weights = group.offers().stream()
                .map(AutoScalingGroup.Offer::weight)
                .distinct()
                .sorted()
                .toList();
        return group.weighted() && weights.size() > 1 ? weights.getLast() - 1 : 0;
    }
}
