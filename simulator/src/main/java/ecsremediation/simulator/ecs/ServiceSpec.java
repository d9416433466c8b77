package ecsremediation.simulator.ecs;

import ecsremediation.model.LaunchType;
import ecsremediation.model.PlacementConstraint;
import ecsremediation.model.PlacementStrategy;
import ecsremediation.model.SchedulingStrategy;
import java.util.List;
import java.util.Optional;

/**
 * The parameters of CreateService.
 *
 * @param taskDefinition ARN, or {@code family:revision}
 * @param desired desired count; 0 for a daemon service, which has one task per instance instead
 * @param launchType empty if the service uses capacity providers
 * @param capacityProviders names of its strategy; the first takes all tasks
 * @param minimumHealthyPercent percent of desired; ECS's default is 100
 * @param maximumPercent percent of desired; ECS's default is 200
 * @param breaker the deployment circuit breaker; ECS's default is off
 */
public record ServiceSpec(
        String name,
        String taskDefinition,
        int desired,
        SchedulingStrategy strategy,
        Optional<LaunchType> launchType,
        List<String> capacityProviders,
        int minimumHealthyPercent,
        int maximumPercent,
        List<PlacementConstraint> placementConstraints,
        List<PlacementStrategy> placementStrategies,
        DeploymentBreaker breaker) {
    private static final int MINIMUM_HEALTHY = 100;
    private static final int MAXIMUM = 200;

    public ServiceSpec {
        capacityProviders = List.copyOf(capacityProviders);
        placementConstraints = List.copyOf(placementConstraints);
        placementStrategies = List.copyOf(placementStrategies);
    }

    /** A service without the deployment circuit breaker. */
    public ServiceSpec(
            String name,
            String taskDefinition,
            int desired,
            SchedulingStrategy strategy,
            Optional<LaunchType> launchType,
            List<String> capacityProviders,
            int minimumHealthyPercent,
            int maximumPercent,
            List<PlacementConstraint> placementConstraints,
            List<PlacementStrategy> placementStrategies) {
        this(
                name,
                taskDefinition,
                desired,
                strategy,
                launchType,
                capacityProviders,
                minimumHealthyPercent,
                maximumPercent,
                placementConstraints,
                placementStrategies,
                DeploymentBreaker.OFF);
    }

    /** A REPLICA service of launch type EC2 with ECS's defaults. */
    public static ServiceSpec ec2(String name, String taskDefinition, int desired) {
        return new ServiceSpec(
                name,
                taskDefinition,
                desired,
                SchedulingStrategy.REPLICA,
                Optional.of(LaunchType.EC2),
                List.of(),
                MINIMUM_HEALTHY,
                MAXIMUM,
                List.of(),
                List.of());
    }

    /** The same service with a capacity provider instead of launch type EC2. */
    public ServiceSpec through(String provider) {
        return new ServiceSpec(
                name,
                taskDefinition,
                desired,
                strategy,
                Optional.empty(),
                List.of(provider),
                minimumHealthyPercent,
                maximumPercent,
                placementConstraints,
                placementStrategies,
                breaker);
    }

    /** The same service as a daemon: one task on every instance. */
    public ServiceSpec daemon() {
        return new ServiceSpec(
                name,
                taskDefinition,
                0,
                SchedulingStrategy.DAEMON,
                launchType,
                capacityProviders,
                0,
                MINIMUM_HEALTHY,
                placementConstraints,
                List.of(),
                breaker);
    }

    /** The same service with these constraints and strategies. */
    public ServiceSpec placed(List<PlacementConstraint> constraints, List<PlacementStrategy> strategies) {
        return new ServiceSpec(
                name,
                taskDefinition,
                desired,
                strategy,
                launchType,
                capacityProviders,
                minimumHealthyPercent,
                maximumPercent,
                constraints,
                strategies,
                breaker);
    }

    /** The same service with other deployment limits, in percent of desired. */
    public ServiceSpec deploying(int minimumHealthy, int maximum) {
        return new ServiceSpec(
                name,
                taskDefinition,
                desired,
                strategy,
                launchType,
                capacityProviders,
                minimumHealthy,
                maximum,
                placementConstraints,
                placementStrategies,
                breaker);
    }

    /**
     * The same service with the deployment circuit breaker on.
     *
     * @param rollback whether ECS goes back to the last deployment that completed
     */
    public ServiceSpec withCircuitBreaker(boolean rollback) {
        return new ServiceSpec(
                name,
                taskDefinition,
                desired,
                strategy,
                launchType,
                capacityProviders,
                minimumHealthyPercent,
                maximumPercent,
                placementConstraints,
                placementStrategies,
                DeploymentBreaker.of(true, rollback));
    }
}
