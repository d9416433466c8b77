package ecsremediation.placement;

import java.util.ArrayList;
import java.util.List;

/**
 * An order in which the scheduler could place the tasks. ECS does not document in which order it places the
 * tasks of a cluster's services. A sizing is therefore checked in several orders.
 *
 * @param runs consecutive tasks of one demand
 * @param seed the seed of the {@code random} strategy
 */
public record Order(List<Run> runs, long seed) {
    public Order {
        runs = List.copyOf(runs);
    }

    /**
     * Consecutive tasks of one demand.
     *
     * @param demand its index in the list of demands
     * @param count the number of tasks, at least 1
     */
    public record Run(int demand, int count) {}

    /** The demands in the order of the list. */
    public static Order asListed(List<Demand> demands) {
        List<Run> runs = new ArrayList<>(demands.size());
        for (int i = 0; i < demands.size(); i++) {
            runs.add(new Run(i, demands.get(i).count()));
        }
        return new Order(runs, 0);
    }
}
