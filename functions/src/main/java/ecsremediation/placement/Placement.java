package ecsremediation.placement;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Simulates ECS's scheduler: which task it would place on which instance. */
public final class Placement {
    private Placement() {}

    /**
     * Places the demands' tasks one after the other, each by its service's constraints and strategies:
     * {@code spread}, {@code binpack} and {@code random}, several in turn. Without strategies, it spreads
     * over the Availability Zones, then over the instances by the service's tasks. ECS does not document its
     * choice among equal instances; this takes the fullest one (least free memory, then CPU), then the first
     * in the list.
     */
    public static PlacementResult place(List<Demand> demands, List<InstanceCapacity> capacities, Order order) {
        return new Simulation(demands, capacities, List.of()).placed(order, new int[0]);
    }

    /** The capacities after the placement. Tasks on instances that are not in the list are left out. */
    public static List<InstanceCapacity> after(
            List<Demand> demands, List<InstanceCapacity> capacities, PlacementResult placed) {
        Map<InstanceId, InstanceCapacity> after = new LinkedHashMap<>();
        capacities.forEach(capacity -> after.put(capacity.id(), capacity));
        for (int d = 0; d < demands.size(); d++) {
            Demand demand = demands.get(d);
            placed.shares()
                    .get(d)
                    .capacities()
                    .forEach((id, n) -> after.computeIfPresent(id, (_, capacity) -> capacity.with(demand, n)));
        }
        return List.copyOf(after.values());
    }
}
