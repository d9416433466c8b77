package ecsremediation.plan;

import ecsremediation.model.AutoScalingGroup;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * How far a group's desired capacity may go, in its own units.
 *
 * @param desired what desired should become: the wanted number, or what the limits leave of it; never below what it is
 * @param limits the limits that cut it, the tightest ones alone
 */
record LimitedTarget(int desired, List<AppliedLimit> limits) {

    /**
     * A raise as asked for.
     *
     * @param weight capacity units of one instance
     * @param wanted the desired capacity that places everything
     */
    record Raise(AutoScalingGroup group, int weight, int wanted) {}

    static LimitedTarget of(Raise raise, int ceiling, Limits limits) {
        int from = raise.group().capacity().desired();
        int slack = overshoot(raise.group());
        List<AppliedLimit> biting = Stream.of(
                        new AppliedLimit(AppliedLimit.Limit.CEILING_TAG, raise.wanted(), whole(raise, ceiling - slack)),
                        new AppliedLimit(
                                AppliedLimit.Limit.HARD_CEILING,
                                raise.wanted(),
                                whole(raise, limits.hardCeiling() - slack)),
                        new AppliedLimit(
                                AppliedLimit.Limit.STEP_LIMIT, raise.wanted(), whole(raise, from + limits.stepLimit())))
                .filter(limit -> limit.allowed() < raise.wanted())
                .toList();
        int allowed = biting.stream()
                .map(AppliedLimit::allowed)
                .min(Comparator.naturalOrder())
                .orElse(raise.wanted());
        return new LimitedTarget(
                allowed,
                biting.stream().filter(limit -> limit.allowed() == allowed).toList());
    }

    /** As many whole instances above the present desired capacity as stay within the limit; none below it. */
    private static int whole(Raise raise, int most) {
        int from = raise.group().capacity().desired();
        return from + Math.max(0, most - from) / raise.weight() * raise.weight();
    }

    /**
     * Units by which EC2 Auto Scaling may end above desired, when types of several weights can make up the number:
     * the heaviest type's, less one.
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
