package ecsremediation.model;

import java.time.Instant;
import java.util.List;

/**
 * One deployment of a service with its own counts. The gap is read from the deployments and not from the
 * service's totals, because the totals hide a stuck rollout.
 *
 * <p>A service that CodeDeploy or an external controller deploys has task sets in place of deployments; each
 * of them is one here.
 *
 * @param id such as {@code ecs-svc/9223370498149512317}
 * @param status {@code PRIMARY}, {@code ACTIVE} or {@code INACTIVE}
 * @param counts in tasks
 * @param failedTasks consecutive tasks that failed to start, placement failures included; 0 for a task set
 * @param rolloutState {@code IN_PROGRESS}, {@code COMPLETED}, {@code FAILED}; empty where ECS returns none
 * @param rolloutStateReason ECS's words; may be empty
 * @param capacityProviders the names in the deployment's capacity provider strategy; empty with a launch type
 * @param shares the bases and weights of these; empty if they are not known. The service's own strategy is
 *     that of the deployment it is moving to
 */
public record Deployment(
        String id,
        String status,
        String taskDefinition,
        Counts counts,
        int failedTasks,
        Instant createdAt,
        Instant updatedAt,
        String rolloutState,
        String rolloutStateReason,
        List<String> capacityProviders,
        List<ProviderShare> shares) {
    public Deployment {
        capacityProviders = List.copyOf(capacityProviders);
        shares = List.copyOf(shares);
    }

    /** A deployment whose bases and weights are not known. */
    public Deployment(
            String id,
            String status,
            String taskDefinition,
            Counts counts,
            int failedTasks,
            Instant createdAt,
            Instant updatedAt,
            String rolloutState,
            String rolloutStateReason,
            List<String> capacityProviders) {
        this(
                id,
                status,
                taskDefinition,
                counts,
                failedTasks,
                createdAt,
                updatedAt,
                rolloutState,
                rolloutStateReason,
                capacityProviders,
                List.of());
    }

    /** Whether this is the newest deployment, which replaces the others. */
    public boolean isPrimary() {
        return status.equals("PRIMARY");
    }
}
