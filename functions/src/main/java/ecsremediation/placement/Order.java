package ecsremediation.placement;

import java.util.ArrayList;
import java.util.List;

/**
 * An order in which the scheduler could come to the tasks. ECS tells nobody in which order it serves the services of a
 * cluster; a sizing is therefore tried in several.
 *
 * @param runs tasks of one demand that come one after the other
 * @param seed drives the choices of the {@code random} strategy
 */
public record Order(List<Run> runs, long seed) {
    public Order {
        runs = List.copyOf(runs);
    }

    /**
     * Some tasks of one demand in a row.
     *
     * @param demand its index in the list of demands
     * @param count how many, at least 1
     */
    public record Run(int demand, int count) {}

    /** One demand after the other, as listed. */
    public static Order asListed(List<Demand> demands) {
        List<Run> runs = new ArrayList<>(demands.size());
        for (int i = 0; i < demands.size(); i++) {
            runs.add(new Run(i, demands.get(i).count()));
        }
        return new Order(runs, 0);
    }
}
