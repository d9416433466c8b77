package ecsremediation.simulator.autoscaling;

import ecsremediation.simulator.engine.ApiException;

/** A group's min, desired and max. min ≤ desired ≤ max always holds. */
public record Sizes(int min, int desired, int max) {
    private static final String ERROR = "ValidationError";

    /** @throws ApiException ValidationError, with AWS's message, if min ≤ desired ≤ max does not hold */
    public Sizes {
        if (min < 0 || desired < 0 || max < 0) {
            throw new ApiException(ERROR, "Sizes must not be negative: " + min + ", " + desired + ", " + max);
        }
        if (min > max) {
            throw new ApiException(ERROR, "Max bound, " + max + ", must be greater than or equal to min bound, " + min);
        }
        if (desired > max) {
            throw new ApiException(
                    ERROR,
                    "Desired capacity:" + desired + " must be between the specified min size:" + min + " and max size:"
                            + max);
        }
        if (desired < min) {
            throw new ApiException(
                    ERROR,
                    "Desired capacity:" + desired + " must be between the specified min size:" + min + " and max size:"
                            + max);
        }
    }

    /** Limits desired to min and max, as an update does that names no desired capacity. */
    public static Sizes pulled(int min, int desired, int max) {
        return new Sizes(min, Math.max(min, Math.min(desired, max)), max);
    }
}
