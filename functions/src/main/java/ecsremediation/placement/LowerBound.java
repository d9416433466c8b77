package ecsremediation.placement;

import java.util.Arrays;

/**
 * The largest of several lower bounds on the number of new instances. Each of them holds for every scheduler:
 *
 * <ul>
 * <li>kind: the tasks of one kind that the existing instances do not take, divided by the number that an
 * empty instance takes;
 * <li>volume: for CPU, memory, GPUs and network interfaces, the demand less what is free, divided by the size
 * of an instance;
 * <li>L2 (Martello and Toth): as volume, but a task that leaves less than a threshold on its instance counts
 * as a whole instance, and a task below the threshold counts as 0;
 * <li>conflict: each task with the same host port needs a separate instance.
 * </ul>
 */
final class LowerBound {
    /**
     * The most thresholds tried per dimension. More would take longer and rarely give a higher bound. Our
     * choice.
     */
    private static final int THRESHOLDS = 64;

    private final PlacementProblem problem;
    private final TaskGroups kinds;
    private final int[] counts;
    private final PlacementState state;
    private final int[] oneOfEach;
    private final boolean[] usable;

    LowerBound(PlacementProblem problem) {
        this.problem = problem;
        kinds = problem.kinds;
        counts = kinds.demands.stream().mapToInt(Demand::count).toArray();
        oneOfEach = new int[problem.capacities.size() - problem.existing];
        Arrays.setAll(oneOfEach, i -> i);
        state = new PlacementState(problem, oneOfEach);
        usable = new boolean[problem.existing];
    }

    Bound find() {
        Bound bound = new Bound(0, Bound.Dimension.NOTHING);
        for (int k = 0; k < counts.length; k++) {
            bound = bound.max(alone(k));
        }
        bound = bound.max(volumes(Bound.Dimension.MEMORY, kinds.memory, problem.memory));
        bound = bound.max(volumes(Bound.Dimension.CPU, kinds.cpu, problem.cpu));
        bound = bound.max(volumes(Bound.Dimension.GPUS, kinds.gpus, problem.gpus));
        bound = bound.max(volumes(Bound.Dimension.NETWORK_INTERFACES, kinds.interfaces, problem.interfaces));
        for (int bit = 0; bit < kinds.portWords * Long.SIZE; bit++) {
            bound = bound.max(conflict(bit));
        }
        return bound;
    }

    private Bound alone(int kind) {
        boolean[] suitable = problem.suitable(kind);
        int[][] noSteps = {};
        state.levels(kinds.service[kind], kinds.chain[kind], noSteps, 1);
        long placed = 0;
        for (int r = 0; r < problem.existing; r++) {
            int fits = problem.isCandidate(kind, r) ? state.fits(kind, r, counts[kind]) : 0;
            usable[r] |= fits > 0;
            placed += fits;
        }
        int onNew = 0;
        for (int r = problem.existing; r < state.size; r++) {
            onNew = Math.max(onNew, suitable[r] ? state.fits(kind, r, counts[kind]) : 0);
        }
        state.levels(kinds.service[kind], kinds.chain[kind], noSteps, -1);
        long rest = Math.max(0, counts[kind] - placed);
        return onNew == 0
                ? new Bound(0, Bound.Dimension.NOTHING)
                : new Bound((int) Math.ceilDiv(rest, onNew), binding(kind));
    }

    /** The resource or constraint that excludes one more task of the kind from an empty instance. */
    private Bound.Dimension binding(int kind) {
        if (kinds.distinct[kind]) {
            return Bound.Dimension.DISTINCT_INSTANCE;
        }
        if (kinds.asksPorts(kind)) {
            return Bound.Dimension.HOST_PORTS;
        }
        if (kinds.everyGpu[kind]) {
            return Bound.Dimension.GPUS;
        }
        Bound.Dimension binding = Bound.Dimension.MEMORY;
        int least = Integer.MAX_VALUE;
        Bound.Dimension[] names = {
            Bound.Dimension.MEMORY, Bound.Dimension.CPU, Bound.Dimension.GPUS, Bound.Dimension.NETWORK_INTERFACES
        };
        int[][] each = {kinds.memory, kinds.cpu, kinds.gpus, kinds.interfaces};
        int[][] free = {problem.memory, problem.cpu, problem.gpus, problem.interfaces};
        for (int d = 0; d < names.length; d++) {
            int fits = each[d][kind] == 0 ? Integer.MAX_VALUE : largest(free[d]) / each[d][kind];
            binding = fits < least ? names[d] : binding;
            least = Math.min(least, fits);
        }
        return binding;
    }

    private int largest(int[] column) {
        int largest = 0;
        for (int r = problem.existing; r < column.length; r++) {
            largest = Math.max(largest, column[r]);
        }
        return largest;
    }

    private Bound volumes(Bound.Dimension name, int[] each, int[] free) {
        int whole = largest(free);
        if (whole == 0 || whole == Integer.MAX_VALUE) {
            return new Bound(0, name);
        }
        Bound bound = new Bound(volume(each, free, whole, 0), name);
        int[] thresholds = Arrays.stream(each)
                .filter(size -> size > 0 && size <= whole / 2)
                .distinct()
                .sorted()
                .toArray();
        int step = Math.max(1, Math.ceilDiv(thresholds.length, THRESHOLDS));
        for (int i = 0; i < thresholds.length; i += step) {
            bound = bound.max(new Bound(volume(each, free, whole, thresholds[i]), name));
        }
        return bound.max(new Bound(volume(each, free, whole, whole - whole / 2), name));
    }

    private int volume(int[] each, int[] free, int whole, int threshold) {
        long demanded = 0;
        for (int k = 0; k < counts.length; k++) {
            demanded += (long) counts[k] * counted(each[k], whole, threshold);
        }
        for (int r = 0; r < problem.existing && demanded > 0; r++) {
            demanded -= usable[r] ? countedCapacity(free[r], whole, threshold) : 0;
        }
        return demanded <= 0 ? 0 : (int) Math.ceilDiv(demanded, whole);
    }

    private static long counted(int size, int whole, int threshold) {
        if (size > whole - threshold) {
            return whole;
        }
        return size >= threshold ? size : 0;
    }

    /** The most that tasks on an existing instance can count together. */
    private static long countedCapacity(int free, int whole, int threshold) {
        if (free > whole) {
            return Math.ceilDiv((long) free * whole, Math.max(1, whole - threshold));
        }
        return counted(Math.max(0, free), whole, threshold);
    }

    private Bound conflict(int bit) {
        long tasks = 0;
        boolean[] takes = new boolean[problem.existing];
        int word = bit / Long.SIZE;
        for (int k = 0; k < counts.length; k++) {
            if ((kinds.ports[k * kinds.portWords + word] >>> (bit % Long.SIZE) & 1) == 1) {
                tasks += counts[k];
                for (int r = 0; r < problem.existing; r++) {
                    takes[r] |= problem.isCandidate(k, r);
                }
            }
        }
        for (boolean one : takes) {
            tasks -= one ? 1 : 0;
        }
        return new Bound((int) Math.max(0, tasks), Bound.Dimension.HOST_PORTS);
    }
}
