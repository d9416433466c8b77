package ecsremediation.model;

/** How a service decides how many tasks it wants. */
public enum SchedulingStrategy {
    REPLICA,
    DAEMON,
    /** One that AWS added later. */
    OTHER
}
