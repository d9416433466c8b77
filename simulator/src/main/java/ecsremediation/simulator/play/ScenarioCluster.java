package ecsremediation.simulator.play;

import java.util.List;

/**
 * Clusters of one kind.
 *
 * @param name the cluster's name; with {@code copies} above 1 the names are {@code NAME-001}, {@code NAME-002} and so
 *     on, and the names of groups and providers, which are unique in an account, begin with them
 * @param copies 1 or more
 */
public record ScenarioCluster(
        String name,
        int copies,
        List<ScenarioGroup> groups,
        List<ScenarioProvider> providers,
        List<ScenarioService> services) {
    public ScenarioCluster {
        groups = List.copyOf(groups);
        providers = List.copyOf(providers);
        services = List.copyOf(services);
    }
}
