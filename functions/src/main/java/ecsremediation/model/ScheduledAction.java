package ecsremediation.model;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A scheduled action of a group: another actor that sets its sizes, whatever they are then.
 *
 * @param at when it is due next; empty in records from before it was read
 * @param min the min size that it sets; empty where it leaves min as it is, as for the other two
 */
public record ScheduledAction(
        String name, Optional<Instant> at, OptionalInt min, OptionalInt max, OptionalInt desired) {
    /** An action of which only the name is known. */
    public static ScheduledAction named(String name) {
        return new ScheduledAction(
                name, Optional.empty(), OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty());
    }

    /** Whether it raises a group above that desired capacity. */
    public boolean raisesAbove(int present) {
        return desired.orElse(present) > present || min.orElse(present) > present;
    }
}
