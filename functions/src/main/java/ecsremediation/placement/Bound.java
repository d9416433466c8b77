package ecsremediation.placement;

/**
 * A number of new instances below which no placement whatever can work.
 *
 * @param binding what makes it so
 */
public record Bound(int instances, Dimension binding) {
    Bound max(Bound other) {
        return other.instances > instances ? other : this;
    }

    /** What decides a lower bound. */
    public enum Dimension {
        NOTHING,
        MEMORY,
        CPU,
        GPUS,
        NETWORK_INTERFACES,
        HOST_PORTS,
        /** The placement constraint of that name: one task per instance. */
        DISTINCT_INSTANCE
    }
}
