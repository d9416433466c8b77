package ecsremediation.placement;

/**
 * Fills bins with given levels and capacities evenly, which is what a spread does, in one computation. The <a
 * href="https://en.wikipedia.org/wiki/Water-filling_algorithm">water-filling algorithm</a> on whole numbers.
 */
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
     * Fills all bins to the highest common level that the amount allows.
     *
     * @return the amount used; the caller puts 1 each of the rest onto the lowest bins
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

    /** Whether the bin is at the common level and takes more. */
    boolean isLowest(int bin) {
        return levels[bin] <= level && poured(bin) < capacities[bin];
    }
}
