package ecsremediation.plan;

import ecsremediation.model.Capacity;

/**
 * The size that a group needs so that every task has a place.
 *
 * @param now the group's size in the Observation
 * @param required neither number is below {@code now}'s; both are equal if the group has or requested
 *     enough
 */
public record RequiredCapacity(String group, Capacity now, Capacity required) {
    /** Whether the group has or requested enough. */
    public boolean isMet() {
        return required.desired() <= now.desired();
    }
}
