package ecsremediation.model;

/** What deploys a service's new versions. */
public enum DeploymentController {
    ECS,
    CODE_DEPLOY,
    EXTERNAL,
    /** A value that AWS added later. */
    OTHER
}
