package ecsremediation.placement;

import java.util.List;
import java.util.stream.IntStream;

/**
 * How many tasks of one demand find a place, each demand asked about alone: no other demand's tasks are placed before it.
 * The same as {@link Simulation} gives for that demand by itself, in one pass over the instances.
 */
public final class TaskPlaces {
    private static final int[][] NO_STEPS = {};

    private final TaskGroups kinds;
    private final PlacementProblem problem;
    private final PlacementState state;

    /**
     * @param there the instances that are there or on their way
     * @param launchable one of each sort of instance that could be launched
     */
    public TaskPlaces(List<Demand> demands, List<InstanceCapacity> there, List<InstanceCapacity> launchable) {
        kinds = new TaskGroups(demands);
        problem = new PlacementProblem(kinds, there, launchable);
        state = new PlacementState(
                problem, IntStream.range(0, launchable.size()).toArray());
    }

    /** How many tasks of the demand the instances that are there take together; at most the demand's count. */
    public int there(int demand) {
        int count = count(demand);
        state.levels(kinds.service[demand], kinds.chain[demand], NO_STEPS, 1);
        int places = 0;
        for (int r = 0; r < problem.there && places < count; r++) {
            places += problem.isCandidate(demand, r) ? state.fits(demand, r, count) : 0;
        }
        state.levels(kinds.service[demand], kinds.chain[demand], NO_STEPS, -1);
        return Math.min(places, count);
    }

    /** How many tasks of the demand one launched instance takes; at most the demand's count. */
    public int launched(int demand, int launchable) {
        int capacity = problem.there + launchable;
        return problem.suitable(demand)[capacity] ? state.fits(demand, capacity, count(demand)) : 0;
    }

    private int count(int demand) {
        return kinds.demands.get(demand).count();
    }
}
