package ecsremediation.simulator.ecs;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A cluster with its services, container instances and capacity providers. Read it under the world's lock. */
public final class EcsCluster {
    private final String name;
    private final String arn;
    private final Map<String, EcsService> services = new TreeMap<>();
    private final Map<String, EcsInstance> instances = new TreeMap<>();
    private final Map<String, Provider> providers = new TreeMap<>();
    private final Map<String, EcsService> deleted = new TreeMap<>();
    private final List<EcsService> outside = new ArrayList<>();
    private List<String> defaultStrategy = List.of();
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

    /** Its ACTIVE services, by name. */
    public Collection<EcsService> services() {
        return Collections.unmodifiableCollection(services.values());
    }

    public Optional<EcsService> service(String serviceName) {
        return Optional.ofNullable(services.get(serviceName));
    }

    /** The service of that name, also if it was deleted. */
    public Optional<EcsService> serviceOrDeleted(String serviceName) {
        return service(serviceName).or(() -> Optional.ofNullable(deleted.get(serviceName)));
    }

    void delete(EcsService service) {
        services.remove(service.name());
        deleted.put(service.name(), service);
    }

    /**
     * Names of the providers that services and RunTask use without launch type and strategy; the first takes all tasks.
     */
    public List<String> defaultStrategy() {
        return defaultStrategy;
    }

    void defaultStrategy(List<String> names) {
        defaultStrategy = List.copyOf(names);
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

    /**
     * Every task that exists or stopped within the last hour: those of its services, of deleted ones, and those outside
     * of services.
     */
    public List<EcsTask> tasks() {
        return Stream.of(services.values(), deleted.values(), outside)
                .flatMap(Collection::stream)
                .flatMap(s -> s.tasks().stream())
                .toList();
    }

    /** Adds tasks outside of services, and drops those that no longer exist. */
    void addOutside(EcsService tasks) {
        outside.removeIf(old -> old.tasks().isEmpty());
        outside.add(tasks);
    }

    /** Sets of tasks outside of services with tasks that wait for an instance. */
    List<EcsService> waitingOutside() {
        return outside.stream()
                .filter(set -> set.wanted().stream().anyMatch(EcsTask::isUnplaced))
                .toList();
    }

    /** The tasks without an instance, of its services and outside of them. */
    Stream<EcsTask> unplaced() {
        return Stream.concat(services.values().stream(), outside.stream())
                .flatMap(set -> set.wanted().stream())
                .filter(EcsTask::isUnplaced);
    }

    void containerInsights(String value) {
        containerInsights = value;
    }

    void add(EcsService service) {
        deleted.remove(service.name());
        services.put(service.name(), service);
    }

    void add(EcsInstance instance) {
        instances.put(instance.id(), instance);
    }

    void remove(EcsInstance instance) {
        instances.remove(instance.id());
    }

    void removeProvider(String providerName) {
        providers.remove(providerName);
    }

    void add(Provider provider) {
        providers.put(provider.name(), provider);
    }
}
