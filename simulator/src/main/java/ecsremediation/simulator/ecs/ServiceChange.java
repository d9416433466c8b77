package ecsremediation.simulator.ecs;

import ecsremediation.model.LaunchType;
import ecsremediation.simulator.engine.ApiException;
import java.util.List;
import java.util.Optional;

/**
 * What an update changes of a service besides its task definition. An empty capacity provider strategy takes the service
 * back to launch type EC2 [ECS API, UpdateService]. Callers hold the world's lock.
 */
record ServiceChange(EcsService service, ServiceUpdate update) {
    private static final String INVALID = "InvalidParameterException";

    /**
     * Another capacity provider strategy needs a forced deployment; the present one does not.
     *
     * @throws ApiException InvalidParameterException if a value is not permitted
     */
    void check() {
        if (update.desired().orElse(0) < 0) {
            throw new ApiException(
                    INVALID,
                    "desiredCount must not be negative: " + update.desired().getAsInt());
        }
        if (update.capacityProviders()
                .filter(names -> !service.cluster().providers().stream()
                        .map(Provider::name)
                        .toList()
                        .containsAll(names))
                .isPresent()) {
            throw new ApiException(
                    INVALID,
                    "The specified capacity provider strategy contains a capacity provider that is not associated"
                            + " with the cluster.");
        }
        if (!update.forceNewDeployment()
                && update.capacityProviders()
                        .filter(names -> !names.equals(service.spec().capacityProviders()))
                        .isPresent()) {
            throw new ApiException(
                    INVALID,
                    "When switching from launch type to capacity provider strategy on an existing service, or making a"
                            + " change to a capacity provider strategy on a service that is already using one, you must"
                            + " force a new deployment.");
        }
    }

    /** Returns whether the service differs afterwards. */
    boolean apply() {
        ServiceSpec before = service.spec();
        int desiredBefore = service.desired();
        service.spec(next(before));
        update.desired().ifPresent(count -> {
            service.desired(count);
            service.primary().desired(count);
        });
        return !service.spec().equals(before) || service.desired() != desiredBefore;
    }

    private ServiceSpec next(ServiceSpec spec) {
        Optional<ServiceUpdate.Configuration> limits = update.limits();
        List<String> providers = update.capacityProviders().orElse(spec.capacityProviders());
        return new ServiceSpec(
                spec.name(),
                spec.taskDefinition(),
                spec.desired(),
                spec.strategy(),
                providers.isEmpty() ? Optional.of(spec.launchType().orElse(LaunchType.EC2)) : Optional.empty(),
                providers,
                limits.map(l -> l.minimumHealthyPercent().orElse(spec.minimumHealthyPercent()))
                        .orElse(spec.minimumHealthyPercent()),
                limits.map(l -> l.maximumPercent().orElse(spec.maximumPercent()))
                        .orElse(spec.maximumPercent()),
                update.constraints().orElse(spec.placementConstraints()),
                update.strategies().orElse(spec.placementStrategies()),
                limits.flatMap(ServiceUpdate.Configuration::breaker).orElse(spec.breaker()));
    }
}
