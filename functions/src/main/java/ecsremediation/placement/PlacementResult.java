package ecsremediation.placement;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Where the tasks were placed.
 *
 * @param shares one per demand, in the demands' order
 */
public record PlacementResult(List<Share> shares) {
    public PlacementResult {
        shares = List.copyOf(shares);
    }

    /** Whether every task was placed. */
    public boolean isComplete() {
        return left() == 0;
    }

    /** The number of tasks that were not placed. */
    public int left() {
        return shares.stream().mapToInt(Share::left).sum();
    }

    /**
     * Where the tasks of one demand were placed.
     *
     * @param capacities the number of tasks by instance
     * @param left the number of tasks that were not placed
     */
    public record Share(SortedMap<InstanceId, Integer> capacities, int left) {
        public Share {
            capacities = Collections.unmodifiableSortedMap(new TreeMap<>(capacities));
        }

        /** The number of tasks that were placed. */
        public int placed() {
            return capacities.values().stream().mapToInt(Integer::intValue).sum();
        }
    }
}
