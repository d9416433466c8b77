package ecsremediation.model;

/** How ECS determines a service's number of tasks. */
public enum SchedulingStrategy {
    REPLICA,
    DAEMON,
    /** A value that AWS added later. */
    OTHER
}
