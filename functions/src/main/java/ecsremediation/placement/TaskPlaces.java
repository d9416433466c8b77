package ecsremediation.placement;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The number of tasks of one demand that can be placed if no other demand's tasks are placed before it. Equal
 * to the result of {@link Simulation} for that demand alone, in one pass over the instances.
 */
public final class TaskPlaces {
    private static final int[][] NO_STEPS = {};

    private final TaskGroups kinds;
    private final PlacementProblem problem;
    private final PlacementState state;

    /**
     * @param existing the existing instances and those in flight
     * @param launchable one of each kind of instance that could be launched
     */
    public TaskPlaces(List<Demand> demands, List<InstanceCapacity> existing, List<InstanceCapacity> launchable) {
        kinds = new TaskGroups(demands);
        problem = new PlacementProblem(kinds, existing, launchable);
        state = new PlacementState(
                problem, IntStream.range(0, launchable.size()).toArray());
    }

    /**
     * The number of tasks of the demand that the existing instances take together; at most the demand's
     * count.
     */
    public int there(int demand) {
        int count = count(demand);
        state.levels(kinds.service[demand], kinds.chain[demand], NO_STEPS, 1);
        int places = 0;
        for (int r = 0; r < problem.existing && places < count; r++) {
            places += problem.isCandidate(demand, r) ? state.fits(demand, r, count) : 0;
        }
        state.levels(kinds.service[demand], kinds.chain[demand], NO_STEPS, -1);
        return Math.min(places, count);
    }

    /** The number of tasks of the demand that one launched instance takes; at most the demand's count. */
    public int launched(int demand, int launchable) {
        int capacity = problem.existing + launchable;
        return problem.suitable(demand)[capacity] ? state.fits(demand, capacity, count(demand)) : 0;
    }

    private int count(int demand) {
        return kinds.demands.get(demand).count();
    }
}
