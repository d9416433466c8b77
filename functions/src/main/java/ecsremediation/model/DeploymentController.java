package ecsremediation.model;

/** Who rolls out a service's new versions. */
public enum DeploymentController {
    ECS,
    CODE_DEPLOY,
    EXTERNAL,
    /** One that AWS added later. */
    OTHER
}
