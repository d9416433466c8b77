package ecsremediation.placement;

import ecsremediation.model.CapacityProvider;
import ecsremediation.model.Deployment;
import ecsremediation.model.Observation;
import ecsremediation.model.PlacementConstraint;
import ecsremediation.model.Service;
import ecsremediation.model.Task;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Builds the demand of a service's tasks. */
public final class Demands {
    private Demands() {}

    /**
     * Tasks of one task definition of a service, with the constraints of both and the strategies of the
     * service.
     *
     * @param taskDefinition its ARN
     * @param count at least 1
     * @return empty where the task definition was not read
     */
    public static Optional<Demand> of(Observation observation, Service service, String taskDefinition, int count) {
        return observation.taskDefinition(taskDefinition).map(task -> {
            List<PlacementConstraint> constraints = new ArrayList<>(service.placementConstraints());
            constraints.addAll(task.placementConstraints());
            return new Demand(
                    service.name(),
                    task,
                    constraints,
                    service.placementStrategies(),
                    providers(observation, service, taskDefinition, count),
                    task.networkInterfaces() > 0 ? service.zones() : Collections.emptySortedSet(),
                    count);
        });
    }

    /**
     * The capacity providers whose instances alone may take the tasks: the one that all of them wait for, or
     * else those of the deployment that starts them, or else those of the service. Providers without an Auto Scaling group are left out. Empty with a
     * launch type.
     */
    private static SortedSet<String> providers(
            Observation observation, Service service, String taskDefinition, int count) {
        Optional<String> awaited = awaited(service, taskDefinition, count);
        if (awaited.isPresent()) {
            return new TreeSet<>(List.of(awaited.get()));
        }
        List<String> named = service.deployments().stream()
                .filter(d -> d.taskDefinition().equals(taskDefinition))
                .map(Deployment::capacityProviders)
                .filter(names -> !names.isEmpty())
                .findFirst()
                .orElse(service.capacityProviders());
        SortedSet<String> known = new TreeSet<>();
        for (CapacityProvider provider : observation.capacityProviders()) {
            if (named.contains(provider.name()) && provider.group().isPresent()) {
                known.add(provider.name());
            }
        }
        return known.isEmpty() ? new TreeSet<>(named) : known;
    }

    /** The provider that each of the tasks waits for; empty where they differ or some do not exist yet. */
    private static Optional<String> awaited(Service service, String taskDefinition, int count) {
        List<Optional<String>> waiting = service.tasks().stream()
                .filter(t -> t.isUnplaced() && t.taskDefinition().equals(taskDefinition))
                .map(Task::capacityProvider)
                .toList();
        boolean same = waiting.stream().distinct().count() == 1;
        return same && waiting.size() >= count ? waiting.getFirst() : Optional.empty();
    }
}
