package ecsremediation.act;

import ecsremediation.model.Capacity;

/** One change of a group, in absolute numbers. The program never changes anything but desired and max. */
public record CapacityChange(String group, Capacity from, Capacity to) {
    public CapacityChange {
        if (to.desired() < from.desired() || to.max() < from.max()) {
            throw new IllegalArgumentException("never lower a group: " + group + " " + from + " to " + to);
        }
    }
}
