package ecsremediation.diagnosis;

import ecsremediation.model.Deployment;
import ecsremediation.model.Observation;
import ecsremediation.model.Resources;
import ecsremediation.placement.Demand;
import ecsremediation.placement.InstanceKind;
import ecsremediation.placement.PlacementObstacle;
import java.util.List;
import java.util.function.ToIntFunction;

/** The daemons that take the free capacity of a task on a new instance. */
final class DaemonShares {
    private DaemonShares() {}

    /** Empty unless the task lacks memory or CPU on the instance and would have it without the daemons' tasks. */
    static List<Fact.EmptyInstance.DaemonShare> of(
            Observation observation, InstanceKind kind, Demand demand, PlacementObstacle obstacle) {
        return switch (obstacle.kind()) {
            case MEMORY -> of(observation, kind, demand, Resources::memoryMib);
            case CPU -> of(observation, kind, demand, Resources::cpuUnits);
            case GPU,
                    PORTS,
                    NETWORK_INTERFACES,
                    ATTRIBUTE,
                    ARCHITECTURE,
                    MEMBER_OF,
                    ZONE,
                    DISTINCT_INSTANCE,
                    CAPACITY_PROVIDER -> List.of();
        };
    }

    private static List<Fact.EmptyInstance.DaemonShare> of(
            Observation observation, InstanceKind kind, Demand demand, ToIntFunction<Resources> amount) {
        if (amount.applyAsInt(demand.task().resources()) > amount.applyAsInt(kind.registered())) {
            return List.of();
        }
        return kind.capacity().tasks().keySet().stream()
                .flatMap(daemon -> observation.service(daemon).stream())
                .flatMap(daemon -> daemon.deployments().stream()
                        .filter(Deployment::isPrimary)
                        .flatMap(d -> observation.taskDefinition(d.taskDefinition()).stream())
                        .map(task -> new Fact.EmptyInstance.DaemonShare(
                                daemon.name().service(), amount.applyAsInt(task.resources()))))
                .toList();
    }
}
