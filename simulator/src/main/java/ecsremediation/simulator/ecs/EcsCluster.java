package ecsremediation.simulator.ecs;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A cluster with its services, container instances and capacity providers. Read it under the world's lock. */
public final class EcsCluster {
    private final String name;
    private final String arn;
    private final Map<String, EcsService> services = new TreeMap<>();
    private final Map<String, EcsInstance> instances = new TreeMap<>();
    private final Map<String, Provider> providers = new TreeMap<>();
    private String containerInsights = "disabled";

    EcsCluster(String name, String arn) {
        this.name = name;
        this.arn = arn;
    }

    public String name() {
        return name;
    }

    public String arn() {
        return arn;
    }

    /** {@code enhanced}, {@code enabled} or {@code disabled}. */
    public String containerInsights() {
        return containerInsights;
    }

    /** Its services, by name. */
    public Collection<EcsService> services() {
        return Collections.unmodifiableCollection(services.values());
    }

    public Optional<EcsService> service(String serviceName) {
        return Optional.ofNullable(services.get(serviceName));
    }

    /** Its container instances, by id. */
    public Collection<EcsInstance> instances() {
        return Collections.unmodifiableCollection(instances.values());
    }

    /**
     * Its container instances that satisfy an expression of the cluster query language, by id.
     *
     * @throws ecsremediation.simulator.engine.ApiException InvalidParameterException if it is no expression
     */
    public List<EcsInstance> instances(String expression) {
        return instances.values().stream()
                .filter(instance -> ClusterQuery.matches(expression, instance))
                .toList();
    }

    public Optional<EcsInstance> instance(String id) {
        return Optional.ofNullable(instances.get(id));
    }

    /** Its capacity providers, by name. */
    public Collection<Provider> providers() {
        return Collections.unmodifiableCollection(providers.values());
    }

    public Optional<Provider> provider(String providerName) {
        return Optional.ofNullable(providers.get(providerName));
    }

    /** Every task that exists or stopped within the last hour, grouped by service. */
    public List<EcsTask> tasks() {
        return services.values().stream().flatMap(s -> s.tasks().stream()).toList();
    }

    void containerInsights(String value) {
        containerInsights = value;
    }

    void add(EcsService service) {
        services.put(service.name(), service);
    }

    void add(EcsInstance instance) {
        instances.put(instance.id(), instance);
    }

    void remove(EcsInstance instance) {
        instances.remove(instance.id());
    }

    void add(Provider provider) {
        providers.put(provider.name(), provider);
    }
}
