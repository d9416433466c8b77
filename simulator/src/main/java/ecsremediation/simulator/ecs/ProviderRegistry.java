package ecsremediation.simulator.ecs;

import ecsremediation.simulator.engine.ApiException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The capacity providers of the account. Callers hold the world's lock. */
final class ProviderRegistry {
    private static final String INVALID = "InvalidParameterException";

    private final Map<String, Provider> providers = new TreeMap<>();
    private final Map<String, EcsCluster> clusters;

    ProviderRegistry(Map<String, EcsCluster> clusters) {
        this.clusters = clusters;
    }

    Collection<Provider> all() {
        return List.copyOf(providers.values());
    }

    /** Adds a provider; replaces one of that name. */
    Provider create(Provider provider) {
        providers.put(provider.name(), provider);
        return provider;
    }

    /** Turns managed scaling on or off; empty if there is none of that name. */
    Optional<Provider> manageScaling(String name, boolean isOn) {
        Optional<Provider> changed = Optional.ofNullable(providers.get(name)).map(p -> p.managed(isOn));
        changed.ifPresent(p -> {
            providers.put(name, p);
            clusters.values().stream()
                    .filter(cluster -> cluster.provider(name).isPresent())
                    .forEach(cluster -> cluster.add(p));
        });
        return changed;
    }

    /**
     * PutClusterCapacityProviders: the cluster has these providers from now on, and no others. The registered
     * instances of their groups belong to them from now on; that is assumed.
     *
     * @throws ApiException InvalidParameterException for an unknown provider, or a strategy with a provider that is
     *     not among {@code names}; ResourceInUseException if a service uses one that is left out
     */
    void associate(EcsCluster cluster, List<String> names, List<String> strategy) {
        for (String name : names) {
            if (!providers.containsKey(name)) {
                throw new ApiException(
                        INVALID,
                        "The specified capacity provider does not exist. Specify a valid name or ARN and try again.");
            }
        }
        if (!names.containsAll(strategy)) {
            throw new ApiException(
                    INVALID,
                    "The specified default capacity provider strategy must only contain capacity providers that are"
                            + " associated with the cluster.");
        }
        List<String> left = cluster.providers().stream()
                .map(Provider::name)
                .filter(name -> !names.contains(name))
                .toList();
        boolean used = cluster.services().stream()
                .anyMatch(service -> service.spec().capacityProviders().stream().anyMatch(left::contains));
        if (used) {
            throw new ApiException(
                    "ResourceInUseException", "The specified capacity provider is in use and cannot be removed.");
        }
        left.forEach(cluster::removeProvider);
        providers.values().stream()
                .filter(provider -> names.contains(provider.name()))
                .forEach(provider -> {
                    cluster.add(provider);
                    cluster.instances().stream()
                            .filter(instance -> instance.group().equals(provider.group()))
                            .forEach(instance -> instance.joins(provider.name()));
                });
        cluster.defaultStrategy(strategy);
    }
}
