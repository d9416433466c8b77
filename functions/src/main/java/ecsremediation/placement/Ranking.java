package ecsremediation.placement;

/**
 * Orders the candidates: by the steps of the service's strategy in turn, then the fullest first, then by
 * index.
 */
final class Ranking {
    private final Candidates candidates;
    private final int[] capacities;
    private final int[] put;
    private final long seed;

    /** The instances that are still equal in {@link #best}, and their keys. */
    private final int[] ties;

    private final long[] keys;

    Ranking(Candidates candidates, long seed) {
        this.candidates = candidates;
        this.seed = seed;
        capacities = candidates.capacities;
        put = candidates.put;
        ties = new int[capacities.length];
        keys = new long[capacities.length];
    }

    /**
     * The instance of the segment that takes the next task, by the steps from {@code step} on. Skips full
     * instances.
     */
    int best(int from, int to, int step) {
        int n = 0;
        for (int i = from; i < to; i++) {
            int capacity = capacities[i];
            ties[n] = capacity;
            n += put[capacity] < candidates.most[capacity] ? 1 : 0;
        }
        for (int s = step; s <= candidates.steps.length && n > 1; s++) {
            n = lowest(n, s);
        }
        return ties[0];
    }

    /** Keeps the ties with the lowest key at the step, in their order. */
    private int lowest(int n, int step) {
        computeKeys(n, step);
        long lowest = Long.MAX_VALUE;
        for (int i = 0; i < n; i++) {
            lowest = Math.min(lowest, keys[i]);
        }
        int kept = 0;
        for (int i = 0; i < n; i++) {
            ties[kept] = ties[i];
            kept += keys[i] == lowest ? 1 : 0;
        }
        return kept;
    }

    /** Computes the key of each tie. The two most frequent steps have separate loops, for speed. */
    private void computeKeys(int n, int step) {
        Strategy[] steps = candidates.steps;
        if (step < steps.length && steps[step].isAttribute()) {
            int[] group = candidates.groups[step];
            int[] levels = candidates.groupLevels[step];
            int[] pattern = candidates.state.pattern;
            for (int i = 0; i < n; i++) {
                keys[i] = levels[group[pattern[ties[i]]]];
            }
        } else if (step < steps.length && steps[step].kind() == Strategy.Kind.SPREAD_INSTANCES) {
            int[] level = candidates.state.level;
            for (int i = 0; i < n; i++) {
                keys[i] = (long) level[ties[i]] + put[ties[i]];
            }
        } else {
            for (int i = 0; i < n; i++) {
                keys[i] = key(ties[i], step);
            }
        }
    }

    int compare(int one, int other, int step) {
        for (int s = step; s <= candidates.steps.length; s++) {
            long a = key(one, s);
            long b = key(other, s);
            if (a != b) {
                return a < b ? -1 : 1;
            }
        }
        return Integer.compare(one, other);
    }

    /**
     * The key of the instance at a step; the lowest is the best. After the last step, the key is the free
     * memory, then the free CPU.
     */
    private long key(int capacity, int step) {
        if (step >= candidates.steps.length) {
            return ((long) candidates.freeMemory(capacity) << Integer.SIZE)
                    | (candidates.freeCpu(capacity) & 0xFFFF_FFFFL);
        }
        return switch (candidates.steps[step].kind()) {
            case SPREAD_ATTRIBUTE ->
                candidates.groupLevels[step][candidates.groups[step][candidates.state.pattern[capacity]]];
            case SPREAD_INSTANCES -> candidates.level(capacity, step);
            case PACK_CPU, PACK_MEMORY -> candidates.free(capacity, step);
            case RANDOM ->
                ((long) candidates.level(capacity, step) << Integer.SIZE)
                        | (TieBreaker.of(seed, capacity) >>> Integer.SIZE);
        };
    }

    /** Sorts the segment, the best first. */
    void sort(int from, int to, int step) {
        heapify(from, to, step);
        for (int end = to - 1; end > from; end--) {
            candidates.swap(from, end);
            sift(from, from, end, step);
        }
        for (int i = from, j = to - 1; i < j; i++, j--) {
            candidates.swap(i, j);
        }
    }

    /** Makes the segment a heap with the best at its top. */
    void heapify(int from, int to, int step) {
        for (int i = from + (to - from) / 2 - 1; i >= from; i--) {
            sift(from, i, to, step);
        }
    }

    /** Removes the best from the heap, which ends before {@code end}, and moves it to {@code end - 1}. */
    int take(int from, int end, int step) {
        candidates.swap(from, end - 1);
        sift(from, from, end - 1, step);
        return capacities[end - 1];
    }

    private void sift(int from, int start, int to, int step) {
        int at = start;
        while (true) {
            int child = from + 2 * (at - from) + 1;
            if (child >= to) {
                return;
            }
            if (child + 1 < to && compare(capacities[child + 1], capacities[child], step) < 0) {
                child++;
            }
            if (compare(capacities[child], capacities[at], step) >= 0) {
                return;
            }
            candidates.swap(at, child);
            at = child;
        }
    }
}
