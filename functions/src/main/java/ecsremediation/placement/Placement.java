package ecsremediation.placement;

import java.util.ArrayList;
import java.util.List;

/** ECS's scheduler on paper: which task would go where. */
public final class Placement {
    private Placement() {}

    /**
     * Places the demands' tasks one after the other, each by its service's constraints and strategies: {@code spread},
     * {@code binpack} and {@code random}, several in turn; without any, over the Availability Zones and then onto the
     * instance with the fewest tasks of the service. Where ECS's choice among equals is not documented, the fullest
     * instance is taken (least free memory, then CPU), then the first of the list.
     */
    public static Placed place(List<Demand> demands, List<Room> rooms, Order order) {
        return new Simulation(demands, rooms, List.of()).placed(order, new int[0]);
    }

    /** The rooms once the tasks are on them; what went onto rooms that are not among them is left out. */
    public static List<Room> after(List<Demand> demands, List<Room> rooms, Placed placed) {
        List<Room> after = new ArrayList<>();
        for (Room room : rooms) {
            Room left = room;
            for (int d = 0; d < demands.size(); d++) {
                int count = placed.shares().get(d).rooms().getOrDefault(room.id(), 0);
                left = count > 0 ? left.with(demands.get(d), count) : left;
            }
            after.add(left);
        }
        return List.copyOf(after);
    }
}
