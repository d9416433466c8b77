package ecsremediation.model;

/** How ECS replaces the tasks of a service, by the service's {@code deploymentConfiguration.strategy}. */
public enum DeploymentStrategy {
    /** ECS starts new tasks and stops old ones in turn, within minimumHealthyPercent and maximumPercent. */
    ROLLING,
    /** All new tasks start beside the old ones. The old ones stop after the traffic has moved. */
    BLUE_GREEN,
    /** As {@link #BLUE_GREEN}; the traffic moves in equal steps. */
    LINEAR,
    /** As {@link #BLUE_GREEN}; a small part of the traffic moves first. */
    CANARY,
    /** A strategy that this version does not know. */
    OTHER;

    /** Whether ECS stops old tasks before all new ones run. */
    public boolean replacesInTurn() {
        return this == ROLLING;
    }
}
