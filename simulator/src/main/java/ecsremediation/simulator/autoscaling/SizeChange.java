package ecsremediation.simulator.autoscaling;

import java.util.OptionalInt;

/** The sizes that UpdateAutoScalingGroup changes. An empty size stays as it is. */
public record SizeChange(OptionalInt min, OptionalInt desired, OptionalInt max) {

    /** Changes desired capacity and max. */
    public static SizeChange to(int desired, int max) {
        return new SizeChange(OptionalInt.empty(), OptionalInt.of(desired), OptionalInt.of(max));
    }

    /** The sizes after the change, where a desired capacity outside min and max becomes the nearer of the two. */
    Sizes pulled(Sizes now) {
        return Sizes.pulled(min.orElse(now.min()), desired.orElse(now.desired()), max.orElse(now.max()));
    }

    /** Whether min would not be above max after the change. */
    boolean isPossible(Sizes now) {
        return min.orElse(now.min()) <= max.orElse(now.max());
    }

    Sizes of(Sizes now) {
        int least = min.orElse(now.min());
        int most = max.orElse(now.max());
        return desired.isPresent()
                ? new Sizes(least, desired.getAsInt(), most)
                : Sizes.pulled(least, now.desired(), most);
    }
}
