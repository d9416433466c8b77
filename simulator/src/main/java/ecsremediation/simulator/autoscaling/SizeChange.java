package ecsremediation.simulator.autoscaling;

import java.util.OptionalInt;

/** What UpdateAutoScalingGroup changes; what is empty stays. */
public record SizeChange(OptionalInt min, OptionalInt desired, OptionalInt max) {

    /** Another desired capacity and max. */
    public static SizeChange to(int desired, int max) {
        return new SizeChange(OptionalInt.empty(), OptionalInt.of(desired), OptionalInt.of(max));
    }

    Sizes of(Sizes now) {
        int least = min.orElse(now.min());
        int most = max.orElse(now.max());
        return desired.isPresent()
                ? new Sizes(least, desired.getAsInt(), most)
                : Sizes.pulled(least, now.desired(), most);
    }
}
