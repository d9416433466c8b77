package ecsremediation.placement;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** ECS's scheduler on paper: which task would go where. */
public final class Placement {
    private Placement() {}

    /**
     * Places the demands' tasks one after the other, each by its service's constraints and strategies: {@code spread},
     * {@code binpack} and {@code random}, several in turn; without any, over the Availability Zones and then onto the
     * instance with the fewest tasks of the service. Where ECS's choice among equals is not documented, the fullest
     * instance is taken (least free memory, then CPU), then the first of the list.
     */
    public static PlacementResult place(List<Demand> demands, List<InstanceCapacity> capacities, Order order) {
        return new Simulation(demands, capacities, List.of()).placed(order, new int[0]);
    }

    /** The rooms once the tasks are on them; what went onto rooms that are not among them is left out. */
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
