package ecsremediation.model;

/** What a service's tasks run on, where the service has a launch type instead of capacity providers. */
public enum LaunchType {
    EC2,
    FARGATE,
    EXTERNAL,
    MANAGED_INSTANCES,
    /** A value that AWS added later. */
    OTHER
}
