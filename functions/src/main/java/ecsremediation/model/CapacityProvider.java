package ecsremediation.model;

import java.util.Optional;

/**
 * A capacity provider of the cluster.
 *
 * @param kind {@code EC2_AUTOSCALING}, {@code MANAGED_INSTANCES}, {@code FARGATE}, {@code FARGATE_SPOT}; an
 *     open set
 * @param status {@code ACTIVE} or {@code INACTIVE}; an open set
 * @param group the name of its Auto Scaling group; empty where it has none
 * @param managedScaling whether ECS is to change the group's desired capacity
 * @param updateFailure ECS's last change of the provider, if it failed. The settings read may then not be in
 *     force
 */
public record CapacityProvider(
        String name,
        String kind,
        String status,
        Optional<String> group,
        boolean managedScaling,
        Optional<UpdateFailure> updateFailure) {

    /** An active provider whose last change did not fail. */
    public CapacityProvider(String name, String kind, Optional<String> group, boolean managedScaling) {
        this(name, kind, "ACTIVE", group, managedScaling, Optional.empty());
    }

    /**
     * A change of a provider that failed.
     *
     * @param status such as {@code UPDATE_FAILED}
     * @param reason as ECS wrote it; may be empty
     */
    public record UpdateFailure(String status, String reason) {}

    /** Whether ECS scales the group with it: it is active, managed scaling is on, and no change failed. */
    public boolean isInForce() {
        return managedScaling && status.equals("ACTIVE") && updateFailure.isEmpty();
    }
}
