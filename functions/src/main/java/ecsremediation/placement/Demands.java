package ecsremediation.placement;

import ecsremediation.model.CapacityProvider;
import ecsremediation.model.Deployment;
import ecsremediation.model.Observation;
import ecsremediation.model.PlacementConstraint;
import ecsremediation.model.Service;
import ecsremediation.model.TaskDefinition;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Builds the demands of a service's tasks. */
public final class Demands {
    private Demands() {}

    /**
     * Tasks of one task definition of a service, with the constraints of both and the strategies of the
     * service; one demand for each of the capacity providers that they belong to.
     *
     * @param taskDefinition its ARN
     * @param count at least 1
     * @return empty where the task definition was not read
     */
    public static List<Demand> of(Observation observation, Service service, String taskDefinition, int count) {
        return observation.taskDefinition(taskDefinition).stream()
                .flatMap(task -> providers(observation, service, taskDefinition, count).entrySet().stream()
                        .map(bound -> new Demand(
                                service.name(),
                                task,
                                constraints(service, task),
                                service.placementStrategies(),
                                new TreeSet<>(bound.getKey()),
                                task.networkInterfaces() > 0 ? service.zones() : Collections.emptySortedSet(),
                                bound.getValue())))
                .toList();
    }

    private static List<PlacementConstraint> constraints(Service service, TaskDefinition task) {
        List<PlacementConstraint> constraints = new ArrayList<>(service.placementConstraints());
        constraints.addAll(task.placementConstraints());
        return constraints;
    }

    /**
     * The capacity providers whose instances alone may take the tasks, from those of the deployment that
     * starts them, or else those of the service. Providers without an Auto Scaling group are left out. Empty
     * with a launch type.
     */
    private static Map<List<String>, Integer> providers(
            Observation observation, Service service, String taskDefinition, int count) {
        Optional<Deployment> deployment = service.deployments().stream()
                .filter(d -> d.taskDefinition().equals(taskDefinition))
                .filter(d -> !d.capacityProviders().isEmpty())
                .findFirst();
        List<String> named = deployment.map(Deployment::capacityProviders).orElse(service.capacityProviders());
        List<String> known = observation.capacityProviders().stream()
                .filter(p -> named.contains(p.name()) && p.group().isPresent())
                .map(CapacityProvider::name)
                .sorted()
                .toList();
        return new ProviderTasks(service, deployment, known.isEmpty() ? named : known).of(taskDefinition, count);
    }
}
