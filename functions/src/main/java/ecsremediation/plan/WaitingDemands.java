package ecsremediation.plan;

import ecsremediation.event.ServiceName;
import ecsremediation.model.AutoScalingGroup;
import ecsremediation.model.CapacityProvider;
import ecsremediation.model.Observation;
import ecsremediation.model.WaitingTasks;
import ecsremediation.placement.Capacities;
import ecsremediation.placement.Demand;
import ecsremediation.placement.InstanceKind;
import ecsremediation.placement.NextLaunch;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The tasks outside of services that wait for a group which ECS managed scaling drives. ECS counts them with the
 * tasks of services, and a new instance may take them first. So the group's max has to cover them too.
 */
final class WaitingDemands {
    private WaitingDemands() {}

    /** Those that a new instance takes. ECS leaves the others out. Their service is the group of the tasks. */
    static List<Demand> of(Observation observation, AutoScalingGroup group) {
        List<String> providers = observation.capacityProviders().stream()
                .filter(p -> p.group().equals(Optional.of(group.name())))
                .map(CapacityProvider::name)
                .toList();
        if (observation.waiting().isEmpty() || !NextLaunch.isManaged(observation, group)) {
            return List.of();
        }
        List<InstanceKind> kinds = Capacities.kinds(observation, group);
        return observation.waiting().stream()
                .filter(w -> providers.contains(w.capacityProvider()))
                .flatMap(w -> demand(observation, w).stream())
                .filter(demand -> NextLaunch.takes(demand, group, kinds))
                .toList();
    }

    private static Optional<Demand> demand(Observation observation, WaitingTasks waiting) {
        return observation
                .taskDefinition(waiting.taskDefinition())
                .map(task -> new Demand(
                        new ServiceName(observation.cluster(), waiting.group()),
                        task,
                        task.placementConstraints(),
                        List.of(),
                        new TreeSet<>(List.of(waiting.capacityProvider())),
                        waiting.count()));
    }
}
