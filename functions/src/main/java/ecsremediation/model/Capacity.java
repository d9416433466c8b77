package ecsremediation.model;

/**
 * A group's desired and max capacity, in instances (in capacity units where the group is weighted). Always
 * {@code 0 ≤ desired ≤ max}, as EC2 Auto Scaling requires.
 */
public record Capacity(int desired, int max) {
    public Capacity {
        if (desired < 0 || desired > max) {
            throw new IllegalArgumentException("desired " + desired + " must be between 0 and max " + max);
        }
    }
}
