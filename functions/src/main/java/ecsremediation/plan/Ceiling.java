package ecsremediation.plan;

import ecsremediation.model.AutoScalingGroup;

/** The group's ceiling tag: the most that its owner allows the program to set as max. */
sealed interface Ceiling {
    /**
     * The largest valid value of the tag. EC2 Auto Scaling allows more; this limit catches typing
     * mistakes. Our choice.
     */
    int LARGEST = 1000;

    /**
     * A whole number from 1 to 1000.
     *
     * @param most the value, in the group's capacity units
     */
    record Set(int most) implements Ceiling {}

    /** No tag: the program must not change the group. */
    record Missing() implements Ceiling {}

    /** A value that is not a whole number from 1 to 1000. */
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
