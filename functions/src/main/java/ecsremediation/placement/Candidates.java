package ecsremediation.placement;

/**
 * The instances that take at least one task of a run of identical tasks: how many each takes, and how many
 * the run put there. Each step of the service's strategy works on a segment of {@link #capacities}.
 */
final class Candidates {
    final PlacementState state;
    final int[] capacities;
    final int[] most;
    final int[] put;
    int kind;
    Strategy[] steps = {};

    /**
     * Per step: the group of a spread that each of the problem's instances belongs to, and the number of the
     * service's tasks in each group.
     */
    int[][] groups = {};

    int[][] groupLevels = {};

    Candidates(PlacementState state) {
        this.state = state;
        capacities = new int[state.size];
        most = new int[state.size];
        put = new int[state.size];
    }

    /**
     * Begins a run of {@code count} tasks of the kind. Returns the number of instances that take at least
     * one; they come first in {@link #capacities}.
     */
    int find(int runKind, int count) {
        kind = runKind;
        int chain = state.kinds.chain[kind];
        steps = state.kinds.chains.get(chain).toArray(Strategy[]::new);
        groups = state.problem.groups[chain];
        groupLevels = new int[steps.length][];
        for (int s = 0; s < steps.length; s++) {
            groupLevels[s] = new int[state.problem.groupCounts[chain][s]];
        }
        state.levels(state.kinds.service[kind], chain, groupLevels, 1);
        return amongLaunches(count, amongExisting(count));
    }

    private int amongExisting(int count) {
        int found = 0;
        int memory = state.kinds.memory[kind];
        int cpu = state.kinds.cpu[kind];
        int[] freeMemory = state.memory;
        int[] freeCpu = state.cpu;
        long[] candidates = state.problem.candidates(kind);
        for (int word = 0; word < candidates.length; word++) {
            for (long bits = candidates[word]; bits != 0; bits &= bits - 1) {
                int capacity = word * Long.SIZE + Long.numberOfTrailingZeros(bits);
                if (freeMemory[capacity] >= memory && freeCpu[capacity] >= cpu) {
                    found = consider(capacity, count, found);
                }
            }
        }
        return found;
    }

    private int amongLaunches(int count, int before) {
        int found = before;
        boolean[] suitable = state.problem.suitable(kind);
        int memory = state.kinds.memory[kind];
        int cpu = state.kinds.cpu[kind];
        int[] freeMemory = state.memory;
        int[] freeCpu = state.cpu;
        int[] pattern = state.pattern;
        for (int r = state.problem.existing; r < state.size; r++) {
            if (freeMemory[r] >= memory && freeCpu[r] >= cpu && suitable[pattern[r]]) {
                found = consider(r, count, found);
            }
        }
        return found;
    }

    private int consider(int capacity, int count, int found) {
        int fits = state.fits(kind, capacity, count);
        if (fits == 0) {
            return found;
        }
        capacities[found] = capacity;
        most[capacity] = fits;
        put[capacity] = 0;
        return found + 1;
    }

    /**
     * Ends the run: subtracts what it put onto the first {@code found} instances from their free resources.
     */
    void settle(int found) {
        state.levels(state.kinds.service[kind], state.kinds.chain[kind], groupLevels, -1);
        for (int i = 0; i < found; i++) {
            if (put[capacities[i]] > 0) {
                state.put(kind, capacities[i], put[capacities[i]]);
            }
        }
    }

    void put(int capacity, int count) {
        put[capacity] += count;
        for (int s = 0; s < steps.length; s++) {
            if (steps[s].isAttribute()) {
                groupLevels[s][groups[s][state.pattern[capacity]]] += count;
            }
        }
    }

    /** The number of further tasks that the instances of the segment take. */
    long capacity(int from, int to) {
        long capacity = 0;
        for (int i = from; i < to; i++) {
            capacity += most[capacities[i]] - put[capacities[i]];
        }
        return capacity;
    }

    /**
     * The tasks on the instance that a step counts: the service's for a spread over instances, only those of
     * this run for a random step.
     */
    int level(int capacity, int step) {
        return steps[step].kind() == Strategy.Kind.RANDOM ? put[capacity] : state.level[capacity] + put[capacity];
    }

    /** The free CPU units or MiB, whichever the step packs. */
    int free(int capacity, int step) {
        return steps[step].kind() == Strategy.Kind.PACK_CPU ? freeCpu(capacity) : freeMemory(capacity);
    }

    int freeMemory(int capacity) {
        return state.memory[capacity] - put[capacity] * state.kinds.memory[kind];
    }

    int freeCpu(int capacity) {
        return state.cpu[capacity] - put[capacity] * state.kinds.cpu[kind];
    }

    boolean spreadsAfter(int step) {
        for (int s = step + 1; s < steps.length; s++) {
            if (steps[s].isAttribute()) {
                return true;
            }
        }
        return false;
    }

    void swap(int i, int j) {
        int capacity = capacities[i];
        capacities[i] = capacities[j];
        capacities[j] = capacity;
    }
}
