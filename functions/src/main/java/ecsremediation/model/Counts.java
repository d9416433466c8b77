package ecsremediation.model;

/**
 * ECS's three counts of tasks. {@code pending} counts tasks that exist and do not run yet. Without managed
 * scaling, an unplaced task does not exist and is in none of the three.
 */
public record Counts(int desired, int running, int pending) {

    /** Desired minus running, never below 0. */
    public int gap() {
        return Math.max(0, desired - running);
    }
}
