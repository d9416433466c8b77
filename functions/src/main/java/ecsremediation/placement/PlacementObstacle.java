package ecsremediation.placement;

/**
 * Why a task does not fit onto an instance.
 *
 * @param asked what the task requires, with its unit, such as {@code 512 MiB}
 * @param available what the instance has of it, with its unit
 */
public record PlacementObstacle(Kind kind, String asked, String available) {

    /** The kinds of obstacles. */
    public enum Kind {
        MEMORY,
        CPU,
        GPU,
        PORTS,
        NETWORK_INTERFACES,
        ATTRIBUTE,
        ARCHITECTURE,
        MEMBER_OF,
        ZONE,
        DISTINCT_INSTANCE,
        CAPACITY_PROVIDER
    }
}
