package ecsremediation.placement;

import java.util.Arrays;

/** The instances during a placement: what is still free, and what was placed where. */
final class PlacementState {
    final PlacementProblem problem;
    final TaskGroups kinds;

    /** The number of existing instances plus launches. */
    final int size;

    /** For each instance, its index in the problem: itself for an existing one, its template for a launch. */
    final int[] pattern;

    final int[] cpu;
    final int[] memory;
    final int[] gpus;
    final int[] interfaces;
    final long[] ports;
    final int[] freePorts;

    /** For each instance, the tasks of the service that is being placed. */
    final int[] level;

    int logged;
    int[] logKind = new int[16];
    int[] logCapacity = new int[16];
    int[] logCount = new int[16];
    private int[] logNext = new int[16];
    private final int[] logHead;

    PlacementState(PlacementProblem problem, int[] launches) {
        this.problem = problem;
        kinds = problem.kinds;
        size = problem.existing + launches.length;
        pattern = new int[size];
        for (int r = 0; r < size; r++) {
            pattern[r] = r < problem.existing ? r : problem.existing + launches[r - problem.existing];
        }
        cpu = column(problem.cpu);
        memory = column(problem.memory);
        gpus = column(problem.gpus);
        interfaces = column(problem.interfaces);
        freePorts = column(problem.freePorts);
        ports = new long[size * kinds.portWords];
        for (int r = 0; r < size && kinds.portWords > 0; r++) {
            System.arraycopy(problem.ports, pattern[r] * kinds.portWords, ports, r * kinds.portWords, kinds.portWords);
        }
        level = new int[size];
        logHead = new int[kinds.services.size()];
        Arrays.fill(logHead, -1);
    }

    private int[] column(int[] of) {
        int[] column = Arrays.copyOf(of, size);
        for (int r = problem.existing; r < size; r++) {
            column[r] = of[pattern[r]];
        }
        return column;
    }

    /**
     * The number of further tasks of the kind that the instance takes, at most {@code most}. It does not
     * check attributes and constraints.
     */
    int fits(int kind, int capacity, int most) {
        if (memory[capacity] < kinds.memory[kind]
                || cpu[capacity] < kinds.cpu[kind]
                || gpus[capacity] < kinds.gpus[kind]
                || interfaces[capacity] < kinds.interfaces[kind]
                || (kinds.distinct[kind] && level[capacity] > 0)) {
            return 0;
        }
        if (kinds.portWords > 0 && kinds.asksPorts(kind)) {
            return portsFree(kind, capacity) ? 1 : 0;
        }
        if (most <= 1 || kinds.distinct[kind] || kinds.everyGpu[kind]) {
            return Math.min(most, 1);
        }
        int fits = Math.min(most, times(memory[capacity], kinds.memory[kind]));
        fits = Math.min(fits, times(cpu[capacity], kinds.cpu[kind]));
        fits = Math.min(fits, times(gpus[capacity], kinds.gpus[kind]));
        return Math.min(fits, times(interfaces[capacity], kinds.interfaces[kind]));
    }

    private static int times(int free, int each) {
        return each <= 0 ? Integer.MAX_VALUE : free / each;
    }

    private boolean portsFree(int kind, int capacity) {
        if (freePorts[capacity] < kinds.hostPorts[kind]) {
            return false;
        }
        for (int w = 0; w < kinds.portWords; w++) {
            if ((ports[capacity * kinds.portWords + w] & kinds.ports[kind * kinds.portWords + w]) != 0) {
                return false;
            }
        }
        return true;
    }

    /** Places tasks of the kind on the instance, which must take them. */
    void put(int kind, int capacity, int count) {
        memory[capacity] -= count * kinds.memory[kind];
        cpu[capacity] -= count * kinds.cpu[kind];
        gpus[capacity] -= kinds.everyGpu[kind] ? gpus[capacity] : count * kinds.gpus[kind];
        if (interfaces[capacity] != Integer.MAX_VALUE) {
            interfaces[capacity] -= count * kinds.interfaces[kind];
        }
        freePorts[capacity] -= count * kinds.hostPorts[kind];
        for (int w = 0; w < kinds.portWords; w++) {
            ports[capacity * kinds.portWords + w] |= kinds.ports[kind * kinds.portWords + w];
        }
        log(kind, capacity, count);
    }

    private void log(int kind, int capacity, int count) {
        if (logged == logKind.length) {
            logKind = Arrays.copyOf(logKind, 2 * logged);
            logCapacity = Arrays.copyOf(logCapacity, 2 * logged);
            logCount = Arrays.copyOf(logCount, 2 * logged);
            logNext = Arrays.copyOf(logNext, 2 * logged);
        }
        logKind[logged] = kind;
        logCapacity[logged] = capacity;
        logCount[logged] = count;
        logNext[logged] = logHead[kinds.service[kind]];
        logHead[kinds.service[kind]] = logged++;
    }

    /**
     * Adds {@code sign} times the service's tasks to {@link #level} and to the levels of the steps' groups.
     */
    void levels(int service, int chain, int[][] groupLevels, int sign) {
        for (int i = 0; i < problem.tasksOn[service].length; i++) {
            raise(problem.tasksOn[service][i], sign * problem.taskCounts[service][i], chain, groupLevels);
        }
        for (int e = logHead[service]; e >= 0; e = logNext[e]) {
            raise(logCapacity[e], sign * logCount[e], chain, groupLevels);
        }
    }

    private void raise(int capacity, int by, int chain, int[][] groupLevels) {
        level[capacity] += by;
        for (int s = 0; s < groupLevels.length; s++) {
            if (problem.groups[chain][s] != null) {
                groupLevels[s][problem.groups[chain][s][pattern[capacity]]] += by;
            }
        }
    }
}
