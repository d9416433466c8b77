package ecsremediation.placement;

import ecsremediation.model.AutoScalingGroup;
import ecsremediation.model.Observation;
import ecsremediation.model.Service;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The groups whose instances could take a service's tasks, from {@link Capacities#groups}. Computed once for
 * all services with the same capacity providers.
 */
public final class ServiceGroups {
    private final Observation observation;
    private final Map<List<String>, List<AutoScalingGroup>> byProviders = new LinkedHashMap<>();

    /** The groups of the services of that Observation. */
    public ServiceGroups(Observation observation) {
        this.observation = observation;
    }

    /** The groups, by name. */
    public List<AutoScalingGroup> of(Service service) {
        return byProviders.computeIfAbsent(service.capacityProviders(), _ -> Capacities.groups(observation, service));
    }
}
