package ecsremediation.placement;

import ecsremediation.model.AutoScalingGroup;
import ecsremediation.model.CapacityProvider;
import ecsremediation.model.Observation;
import ecsremediation.model.Resources;
import java.util.List;
import java.util.Optional;

/**
 * The instance types that a group's next launch may bring. A raise helps a task for certain only if each of
 * them takes it.
 */
public final class NextLaunch {
    private NextLaunch() {}

    /**
     * The first offered type of a group that launches in the listed order, if its size is known; or else
     * every known type. ECS managed scaling counts with the smallest type whatever the order, so each type of
     * such a group matters.
     */
    static List<InstanceKind> kinds(Observation observation, AutoScalingGroup group) {
        List<InstanceKind> offered = InstanceTemplates.kinds(observation, group);
        if (group.typeOrder() == AutoScalingGroup.TypeOrder.ANY || isManaged(observation, group)) {
            return offered;
        }
        List<InstanceKind> first = group.offers().stream()
                .limit(1)
                .flatMap(offer -> offered.stream().filter(k -> k.type().equals(offer.instanceType())))
                .toList();
        return first.isEmpty() ? offered : first;
    }

    /** Whether ECS managed scaling drives the group through a capacity provider. */
    public static boolean isManaged(Observation observation, AutoScalingGroup group) {
        return observation.capacityProviders().stream()
                .filter(CapacityProvider::managedScaling)
                .anyMatch(p -> p.group().equals(Optional.of(group.name())));
    }

    /**
     * Whether the next instance surely takes a task of the demand. Also true if no type is known: the first
     * instance will show its size.
     *
     * @param kinds of the group, from {@link Capacities#kinds}
     */
    public static boolean takes(Demand demand, AutoScalingGroup group, List<InstanceKind> kinds) {
        return belowRequirements(demand, group).isEmpty()
                && kinds.stream().allMatch(kind -> takes(demand, group, kind));
    }

    /** Whether an instance of the kind takes a task of the demand, in some zone of the group. */
    public static boolean takes(Demand demand, AutoScalingGroup group, InstanceKind kind) {
        return Capacities.inZones(kind.capacity(), group).stream()
                .anyMatch(capacity -> Fit.check(demand, capacity).isEmpty());
    }

    /** What a type lacks for the task that the group's instance requirements admit; empty if each has enough. */
    public static Optional<PlacementObstacle> belowRequirements(Demand demand, AutoScalingGroup group) {
        Resources needed = demand.task().resources();
        return group.leastRequired()
                .flatMap(least -> needed.memoryMib() > least.memoryMib()
                        ? Optional.of(new PlacementObstacle(
                                PlacementObstacle.Kind.MEMORY, needed.memoryMib() + " MiB", least.memoryMib() + " MiB"))
                        : needed.cpuUnits() > least.cpuUnits()
                                ? Optional.of(new PlacementObstacle(
                                        PlacementObstacle.Kind.CPU,
                                        needed.cpuUnits() + " CPU units",
                                        least.cpuUnits() + " CPU units"))
                                : Optional.empty());
    }
}
