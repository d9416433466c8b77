package ecsremediation.placement;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Where the tasks went.
 *
 * @param shares one per demand, in the demands' order
 */
public record PlacementResult(List<Share> shares) {
    public PlacementResult {
        shares = List.copyOf(shares);
    }

    /** Whether no task is left over. */
    public boolean isComplete() {
        return left() == 0;
    }

    /** How many tasks found no place. */
    public int left() {
        return shares.stream().mapToInt(Share::left).sum();
    }

    /**
     * Where the tasks of one demand went.
     *
     * @param capacities how many onto which room, by the room's id
     * @param left those that found no place
     */
    public record Share(SortedMap<InstanceId, Integer> capacities, int left) {
        public Share {
            capacities = Collections.unmodifiableSortedMap(new TreeMap<>(capacities));
        }

        /** How many found a place. */
        public int placed() {
            return capacities.values().stream().mapToInt(Integer::intValue).sum();
        }
    }
}
