package ecsremediation.plan;

import ecsremediation.model.AutoScalingGroup;

/** What the group's owner wrote as the most we may set as max. */
sealed interface Ceiling {
    /** The largest value the tag may have; EC2 Auto Scaling knows no smaller limit, but a slip of the hand should. */
    int LARGEST = 1000;

    /** A whole number from 1 to 1000. */
    record Set(int most) implements Ceiling {}

    /** No tag: the group is not ours to change. */
    record Missing() implements Ceiling {}

    /** A tag that is no whole number from 1 to 1000. */
    record Malformed(String value) implements Ceiling {}

    static Ceiling of(AutoScalingGroup group) {
        String value = group.tags().get(AutoScalingGroup.CEILING_TAG);
        if (value == null) {
            return new Missing();
        }
        String digits = value.strip();
        if (!digits.matches("[0-9]{1,4}")) {
            return new Malformed(value);
        }
        int most = Integer.parseInt(digits);
        return most >= 1 && most <= LARGEST ? new Set(most) : new Malformed(value);
    }
}
