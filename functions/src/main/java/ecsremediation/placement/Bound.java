package ecsremediation.placement;

/**
 * A lower bound on the number of new instances: no placement works with fewer.
 *
 * @param binding the resource or constraint that determines it
 */
public record Bound(int instances, Dimension binding) {
    Bound max(Bound other) {
        return other.instances > instances ? other : this;
    }

    /** The resource or constraint that determines a lower bound. */
    public enum Dimension {
        NOTHING,
        MEMORY,
        CPU,
        GPUS,
        NETWORK_INTERFACES,
        HOST_PORTS,
        /** The placement constraint {@code distinctInstance}: one task per instance. */
        DISTINCT_INSTANCE
    }
}
