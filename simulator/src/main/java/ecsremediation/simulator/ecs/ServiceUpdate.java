package ecsremediation.simulator.ecs;

import ecsremediation.model.PlacementConstraint;
import ecsremediation.model.PlacementStrategy;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The parameters of UpdateService. An empty value stays as it is.
 *
 * @param limits the deployment configuration
 * @param capacityProviders names of the strategy; the first takes all tasks that start from then on. Another strategy
 *     than the present one needs {@code forceNewDeployment}
 */
public record ServiceUpdate(
        OptionalInt desired,
        Optional<String> taskDefinition,
        boolean forceNewDeployment,
        Optional<Configuration> limits,
        Optional<List<PlacementConstraint>> constraints,
        Optional<List<PlacementStrategy>> strategies,
        Optional<List<String>> capacityProviders) {

    /** Changes no more than these. */
    public ServiceUpdate(OptionalInt desired, Optional<String> taskDefinition, boolean forceNewDeployment) {
        this(
                desired,
                taskDefinition,
                forceNewDeployment,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** Changes the desired count. */
    public static ServiceUpdate toDesired(int count) {
        return new ServiceUpdate(OptionalInt.of(count), Optional.empty(), false);
    }

    /** Changes the task definition. */
    public static ServiceUpdate toTaskDefinition(String name) {
        return new ServiceUpdate(OptionalInt.empty(), Optional.of(name), false);
    }

    /**
     * The deployment configuration.
     *
     * @param minimumHealthyPercent percent of desired; empty: as before
     * @param maximumPercent percent of desired; empty: as before
     * @param breaker empty: as before
     */
    public record Configuration(
            OptionalInt minimumHealthyPercent, OptionalInt maximumPercent, Optional<DeploymentBreaker> breaker) {}
}
