package ecsremediation.placement;

import ecsremediation.event.ServiceName;
import ecsremediation.model.AutoScalingGroup;
import ecsremediation.model.CapacityProvider;
import ecsremediation.model.Deployment;
import ecsremediation.model.Observation;
import ecsremediation.model.ReadFailure;
import ecsremediation.model.Service;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The services and groups that the read failures of an Observation concern. A failure about the task
 * definition or the tasks of a service concerns that service and the groups that it depends on; a failure
 * about a group or a capacity provider their services. Every other failure concerns all.
 */
public final class UnreadParts {
    private static final Comparator<ReadFailure> BY_TEXT =
            Comparator.comparing(ReadFailure::what).thenComparing(ReadFailure::why);

    private final Observation observation;
    private final ServiceGroups groups;
    private final Map<String, List<Service>> byTaskDefinition = new LinkedHashMap<>();
    private final Map<ServiceName, Set<ReadFailure>> ofServices = new LinkedHashMap<>();
    private final Map<String, Set<ReadFailure>> ofGroups = new LinkedHashMap<>();
    private final List<ReadFailure> ofAllServices = new ArrayList<>();
    private final List<ReadFailure> ofAllGroups = new ArrayList<>();

    private UnreadParts(Observation observation) {
        this.observation = observation;
        this.groups = new ServiceGroups(observation);
        if (!observation.isComplete()) {
            observation.services().forEach(this::index);
            observation.unread().forEach(this::add);
        }
    }

    /** The parts of that Observation. */
    public static UnreadParts of(Observation observation) {
        return new UnreadParts(observation);
    }

    /** The failures about the service itself, its groups and its providers, by their texts. */
    public List<ReadFailure> of(Service service) {
        return sorted(
                Stream.concat(ofAllServices.stream(), ofServices.getOrDefault(service.name(), Set.of()).stream()));
    }

    /**
     * The failures that concern one of the groups or a further group of one of the services, by their texts.
     * Each of those services competes with the concerned ones for capacity.
     */
    public List<ReadFailure> of(String group, Collection<ServiceName> services) {
        Stream<String> further = services.stream()
                .flatMap(name -> observation.service(name).stream())
                .flatMap(service -> groups.usedBy(service).stream());
        return sorted(Stream.concat(
                ofAllGroups.stream(),
                Stream.concat(Stream.of(group), further)
                        .flatMap(name -> ofGroups.getOrDefault(name, Set.of()).stream())));
    }

    private void index(Service service) {
        service.deployments().stream()
                .map(Deployment::taskDefinition)
                .map(UnreadParts::familyAndRevision)
                .distinct()
                .forEach(name -> byTaskDefinition
                        .computeIfAbsent(name, _ -> new ArrayList<>())
                        .add(service));
    }

    private void add(ReadFailure failure) {
        switch (failure.kind()) {
            case SERVICE -> {
                find(failure.name()).forEach(s -> concern(failure, s));
                ofAllGroups.add(failure);
            }
            case TASK_DEFINITION ->
                byTaskDefinition
                        .getOrDefault(familyAndRevision(failure.name()), List.of())
                        .forEach(s -> concern(failure, s));
            case TASK, TASK_LIST -> addTasks(failure);
            case GROUP, SCALING_POLICIES, SCALING_POLICY, SCHEDULED_ACTIONS, INSTANCE_REFRESHES -> addGroup(failure);
            case SCALING_ACTIVITIES, SCALING_ACTIVITY -> addGroup(failure);
            case CAPACITY_PROVIDER -> addProvider(failure);
            case CLUSTER, SERVICE_LIST, SERVICES, CONTAINER_INSTANCE_LIST, CONTAINER_INSTANCE, CONTAINER_INSTANCES ->
                addForAll(failure);
            case TASKS, CAPACITY_PROVIDERS, GROUPS, OTHER -> addForAll(failure);
        }
    }

    private void addTasks(ReadFailure failure) {
        List<Service> owners = failure.service().map(this::find).orElse(List.of());
        if (owners.isEmpty()) {
            addForAll(failure);
        }
        owners.forEach(s -> concern(failure, s));
    }

    private void addGroup(ReadFailure failure) {
        String name = failure.group().orElse("");
        boolean isUnread = failure.kind() == ReadFailure.Kind.GROUP;
        if (!isUnread && observation.group(name).isEmpty()) {
            addForAll(failure);
            return;
        }
        concern(failure, name);
        observation.services().stream()
                .filter(s -> isUnread ? mayBeServed(s, name) : isServed(s, name))
                .forEach(s -> concern(failure, s));
    }

    /** The group of an unread provider is not known: it may be any that no other provider has. */
    private void addProvider(ReadFailure failure) {
        Set<String> known = new LinkedHashSet<>();
        observation.capacityProviders().stream()
                .flatMap(p -> p.group().stream())
                .forEach(known::add);
        observation.groups().stream()
                .map(AutoScalingGroup::name)
                .filter(Predicate.not(known::contains))
                .forEach(group -> concern(failure, group));
        observation.services().stream().filter(s -> uses(s, failure.name())).forEach(s -> concern(failure, s));
    }

    private void addForAll(ReadFailure failure) {
        ofAllServices.add(failure);
        ofAllGroups.add(failure);
    }

    private void concern(ReadFailure failure, Service service) {
        ofServices.computeIfAbsent(service.name(), _ -> new LinkedHashSet<>()).add(failure);
        groups.usedBy(service).forEach(group -> concern(failure, group));
    }

    private void concern(ReadFailure failure, String group) {
        ofGroups.computeIfAbsent(group, _ -> new LinkedHashSet<>()).add(failure);
    }

    private List<Service> find(String service) {
        return observation.service(new ServiceName(observation.cluster(), service)).stream()
                .toList();
    }

    private boolean isServed(Service service, String group) {
        return groups.usedBy(service).contains(group);
    }

    /** Whether a group that was not read may take the service's tasks. */
    private boolean mayBeServed(Service service, String group) {
        return service.capacityProviders().isEmpty()
                || observation.capacityProviders().stream()
                        .filter(p -> uses(service, p.name()))
                        .map(CapacityProvider::group)
                        .anyMatch(Optional.of(group)::equals);
    }

    private static boolean uses(Service service, String provider) {
        return service.capacityProviders().contains(provider)
                || service.deployments().stream()
                        .anyMatch(d -> d.capacityProviders().contains(provider));
    }

    private static String familyAndRevision(String taskDefinition) {
        return taskDefinition.substring(taskDefinition.lastIndexOf('/') + 1);
    }

    private static List<ReadFailure> sorted(Stream<ReadFailure> failures) {
        return failures.distinct().sorted(BY_TEXT).toList();
    }
}
