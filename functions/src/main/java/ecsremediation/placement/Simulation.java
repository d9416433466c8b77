package ecsremediation.placement;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The same demands on the same instances, tried again and again: in several orders, with so and so many instances more.
 * Identical tasks are one kind with a count, so that the work follows kinds × instances and not tasks.
 */
public final class Simulation {
    private final TaskGroups kinds;
    private final PlacementProblem problem;

    /**
     * @param there the instances that are there or on their way
     * @param launchable one of each sort of instance that could be launched, such as one per Availability Zone
     */
    public Simulation(List<Demand> demands, List<InstanceCapacity> there, List<InstanceCapacity> launchable) {
        kinds = new TaskGroups(demands);
        problem = new PlacementProblem(kinds, there, launchable);
    }

    /**
     * How much finds no place, in millionths of the instance by whose room the shares were taken; at least 1 per task, so
     * that 0 means that everything is placed.
     *
     * @param launches for each instance launched, its index in the list of launchable ones
     * @param shares for each demand, what one task takes of an instance, in millionths
     */
    public long left(Order order, int[] launches, long[] shares) {
        Scheduler scheduler = new Scheduler(new PlacementState(problem, launches), order.seed());
        long left = 0;
        for (Order.Run run : order.runs()) {
            left += scheduler.place(run.demand(), run.count()) * Math.max(1, shares[run.demand()]);
        }
        return left;
    }

    /** Whether every task finds a place; ends with the first that finds none. */
    public boolean placesAll(Order order, int[] launches) {
        Scheduler scheduler = new Scheduler(new PlacementState(problem, launches), order.seed());
        for (Order.Run run : order.runs()) {
            if (scheduler.place(run.demand(), run.count()) > 0) {
                return false;
            }
        }
        return true;
    }

    /** Where the tasks go. Launched instances are numbered in the order of the launches. */
    public PlacementResult placed(Order order, int[] launches) {
        PlacementState state = new PlacementState(problem, launches);
        Scheduler scheduler = new Scheduler(state, order.seed());
        int[] left = new int[kinds.demands.size()];
        for (Order.Run run : order.runs()) {
            left[run.demand()] += scheduler.place(run.demand(), run.count());
        }
        List<SortedMap<InstanceId, Integer>> capacities = new ArrayList<>();
        Arrays.stream(left).forEach(l -> capacities.add(new TreeMap<>()));
        for (int e = 0; e < state.logged; e++) {
            capacities.get(state.logKind[e]).merge(id(state, state.logCapacity[e]), state.logCount[e], Integer::sum);
        }
        List<PlacementResult.Share> shares = new ArrayList<>();
        for (int k = 0; k < left.length; k++) {
            shares.add(new PlacementResult.Share(capacities.get(k), left[k]));
        }
        return new PlacementResult(shares);
    }

    /**
     * A number of launches below which no placement can work. Demands that no launchable instance takes are left out of
     * the count by kind; their volume must not be among the demands.
     */
    public Bound lowerBound() {
        return new LowerBound(problem).find();
    }

    private InstanceId id(PlacementState state, int capacity) {
        InstanceId id = problem.capacities.get(state.pattern[capacity]).id();
        return capacity < problem.there ? id : new InstanceId.Simulated(id, capacity - problem.there + 1);
    }
}
