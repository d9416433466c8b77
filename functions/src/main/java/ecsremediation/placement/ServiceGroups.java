package ecsremediation.placement;

import ecsremediation.model.AutoScalingGroup;
import ecsremediation.model.Observation;
import ecsremediation.model.Service;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The groups whose instances could take a service's tasks, from {@link Capacities#groups}. Computed once for
 * all services with the same capacity providers.
 */
public final class ServiceGroups {
    private final Observation observation;
    private final Map<List<String>, List<AutoScalingGroup>> byProviders = new LinkedHashMap<>();

    /** For each container instance of a group, by ARN, the group's name; filled when it is first needed. */
    private final Map<String, String> byInstance = new LinkedHashMap<>();

    /** The groups of the services of that Observation. */
    public ServiceGroups(Observation observation) {
        this.observation = observation;
    }

    /** The groups, by name. */
    public List<AutoScalingGroup> of(Service service) {
        return byProviders.computeIfAbsent(service.capacityProviders(), _ -> Capacities.groups(observation, service));
    }

    /**
     * The names of the groups that the service depends on: the groups of its capacity providers; without
     * capacity providers those on whose instances its tasks are, or else all that could take its tasks.
     */
    public NavigableSet<String> usedBy(Service service) {
        NavigableSet<String> used = new TreeSet<>();
        if (service.capacityProviders().isEmpty()) {
            service.tasks().stream()
                    .filter(t -> !t.isStopped())
                    .flatMap(t -> t.containerInstance().stream())
                    .flatMap(arn -> Optional.ofNullable(byInstance().get(arn)).stream())
                    .forEach(used::add);
        }
        if (used.isEmpty()) {
            of(service).forEach(group -> used.add(group.name()));
        }
        return Collections.unmodifiableNavigableSet(used);
    }

    private Map<String, String> byInstance() {
        if (byInstance.isEmpty()) {
            Map<String, String> byId = new LinkedHashMap<>();
            observation.groups().forEach(g -> g.instances().forEach(i -> byId.put(i.id(), g.name())));
            observation.containerInstances().stream()
                    .filter(i -> byId.containsKey(i.ec2InstanceId()))
                    .forEach(i -> byInstance.put(i.arn(), byId.get(i.ec2InstanceId())));
        }
        return byInstance;
    }
}
