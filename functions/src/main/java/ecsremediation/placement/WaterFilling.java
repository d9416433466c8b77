package ecsremediation.placement;

/** Vessels of given levels and room that are filled evenly: what a spread does, all at once. */
final class WaterFilling {
    private final int[] levels;
    private final long[] capacities;
    private int size;
    private int level;

    WaterFilling(int bins) {
        levels = new int[bins];
        capacities = new long[bins];
    }

    void add(int binLevel, long capacity) {
        levels[size] = binLevel;
        capacities[size++] = capacity;
    }

    /**
     * Fills all vessels to the highest common level that the amount reaches.
     *
     * @return how much was poured; what is left goes one each onto the lowest
     */
    int pour(int amount) {
        int reached = Integer.MAX_VALUE;
        int highest = 0;
        for (int i = 0; i < size; i++) {
            reached = Math.min(reached, levels[i]);
            highest = Math.max(highest, levels[i]);
        }
        int beyond = highest + amount + 1;
        while (beyond - reached > 1) {
            int middle = (reached + beyond) >>> 1;
            if (volume(middle) <= amount) {
                reached = middle;
            } else {
                beyond = middle;
            }
        }
        level = reached;
        return (int) volume(reached);
    }

    private long volume(int to) {
        long volume = 0;
        for (int i = 0; i < size; i++) {
            volume += Math.min(capacities[i], Math.max(0, to - levels[i]));
        }
        return volume;
    }

    int level() {
        return level;
    }

    int poured(int bin) {
        return (int) Math.min(capacities[bin], Math.max(0, level - levels[bin]));
    }

    /** Whether the vessel stands at the common level and has room for more. */
    boolean isLowest(int bin) {
        return levels[bin] <= level && poured(bin) < capacities[bin];
    }
}
