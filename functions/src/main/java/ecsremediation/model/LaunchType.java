package ecsremediation.model;

/** Where a service's tasks run, where the service names a launch type instead of capacity providers. */
public enum LaunchType {
    EC2,
    FARGATE,
    EXTERNAL,
    MANAGED_INSTANCES,
    /** One that AWS added later. */
    OTHER
}
