package ecsremediation.plan;

import ecsremediation.model.Capacity;

/**
 * What a group would have to be set to so that every task has a place.
 *
 * @param now as the Observation shows it
 * @param required neither number is below {@code now}'s; both are equal where the group asks for enough already
 */
public record RequiredCapacity(String group, Capacity now, Capacity required) {
    /** Whether the group asks for enough already. */
    public boolean isMet() {
        return required.desired() <= now.desired();
    }
}
