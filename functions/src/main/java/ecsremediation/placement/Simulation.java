package ecsremediation.placement;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Places the same demands on the same existing instances repeatedly: in several orders and with different
 * launches. Identical tasks are one kind with a count, so that the work grows with kinds × instances and not
 * with tasks.
 */
public final class Simulation {
    private final TaskGroups kinds;
    private final PlacementProblem problem;

    /**
     * @param existing the existing instances and those in flight
     * @param launchable one of each kind of instance that could be launched, such as one per Availability
     *     Zone
     */
    public Simulation(List<Demand> demands, List<InstanceCapacity> existing, List<InstanceCapacity> launchable) {
        kinds = new TaskGroups(demands);
        problem = new PlacementProblem(kinds, existing, launchable);
    }

    /**
     * The size of the tasks that do not fit, in millionths of the instance that the shares are relative to.
     * Each counts at least 1, so that 0 means that all tasks are placed.
     *
     * @param launches for each launched instance, its index in the list of launchable ones
     * @param shares for each demand, one task's share of an instance, in millionths
     */
    public long left(Order order, int[] launches, long[] shares) {
        Scheduler scheduler = new Scheduler(new PlacementState(problem, launches), order.seed());
        long left = 0;
        for (Order.Run run : order.runs()) {
            left += scheduler.place(run.demand(), run.count()) * Math.max(1, shares[run.demand()]);
        }
        return left;
    }

    /** Whether every task is placed. Stops at the first that is not. */
    public boolean placesAll(Order order, int[] launches) {
        Scheduler scheduler = new Scheduler(new PlacementState(problem, launches), order.seed());
        for (Order.Run run : order.runs()) {
            if (scheduler.place(run.demand(), run.count()) > 0) {
                return false;
            }
        }
        return true;
    }

    /** Where the tasks are placed. Launched instances are numbered in the order of the launches. */
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
     * A lower bound on the number of launches. The bound per kind ignores demands that no launchable instance
     * takes. The bound by volume does not, so the demands must not contain such ones.
     */
    public Bound lowerBound() {
        return new LowerBound(problem).find();
    }

    private InstanceId id(PlacementState state, int capacity) {
        InstanceId id = problem.capacities.get(state.pattern[capacity]).id();
        return capacity < problem.existing ? id : new InstanceId.Simulated(id, capacity - problem.existing + 1);
    }
}
