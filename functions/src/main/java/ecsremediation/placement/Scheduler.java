package ecsremediation.placement;

/**
 * Places runs of identical tasks. The result is the same as placing task after task, each by the steps of its
 * service's strategy in turn. The work is a few passes over the instances, for any number of tasks: a
 * spread's levels are computed at once, and a binpack fills an instance at once.
 */
final class Scheduler {
    private final PlacementState state;
    private final Candidates candidates;
    private final Ranking ranking;
    private final int[] capacities;
    private final int[] sorted;

    Scheduler(PlacementState state, long seed) {
        this.state = state;
        candidates = new Candidates(state);
        ranking = new Ranking(candidates, seed);
        capacities = candidates.capacities;
        sorted = new int[state.size];
    }

    /** Places as many tasks of the run as fit. Returns the number that do not. */
    int place(int kind, int count) {
        int found = candidates.find(kind, count);
        int placed = (int) Math.min(count, candidates.capacity(0, found));
        distribute(0, found, 0, placed);
        candidates.settle(found);
        return count - placed;
    }

    /**
     * Puts {@code count} tasks onto the instances of the segment by the steps from {@code step} on. The
     * instances must take them all.
     */
    private void distribute(int from, int to, int step, int count) {
        if (count <= 1 || to - from == 1) {
            if (count > 0) {
                candidates.put(ranking.best(from, to, step), count);
            }
            return;
        }
        if (step == candidates.steps.length) {
            fill(from, to, step, count);
            return;
        }
        switch (candidates.steps[step].kind()) {
            case SPREAD_ATTRIBUTE -> overGroups(from, to, step, count);
            case SPREAD_INSTANCES, RANDOM -> evenly(from, to, step, count);
            case PACK_CPU, PACK_MEMORY -> pack(from, to, step, count);
        }
    }

    /** Fills the instances, the best first. */
    private void fill(int from, int to, int step, int count) {
        ranking.heapify(from, to, step);
        int left = count;
        for (int end = to; left > 0; end--) {
            int capacity = ranking.take(from, end, step);
            left -= top(capacity, left);
        }
    }

    /** Puts as many tasks onto the instance as it takes, at most {@code count}. Returns their number. */
    private int top(int capacity, int count) {
        int now = Math.min(count, candidates.most[capacity] - candidates.put[capacity]);
        candidates.put(capacity, now);
        return now;
    }

    private void pack(int from, int to, int step, int count) {
        boolean shrinks = candidates.steps[step].kind() == Strategy.Kind.PACK_CPU
                ? state.kinds.cpu[candidates.kind] > 0
                : state.kinds.memory[candidates.kind] > 0;
        if (shrinks && !candidates.spreadsAfter(step)) {
            fill(from, to, step, count);
        } else if (shrinks) {
            fillOneByOne(from, to, step, count);
        } else {
            packTies(from, to, step, count);
        }
    }

    /** As {@link #fill}, for steps where filling one instance changes the order of the others. */
    private void fillOneByOne(int from, int to, int step, int count) {
        int left = count;
        for (int end = to; left > 0; end--) {
            int at = from;
            for (int i = from + 1; i < end; i++) {
                at = ranking.compare(capacities[i], capacities[at], step) < 0 ? i : at;
            }
            candidates.swap(at, end - 1);
            left -= top(capacities[end - 1], left);
        }
    }

    /** For tasks that use nothing of the packed resource: instances with equal free amounts stay equal. */
    private void packTies(int from, int to, int step, int count) {
        ranking.sort(from, to, step);
        int left = count;
        int start = from;
        while (left > 0) {
            int end = start + 1;
            while (end < to && candidates.free(capacities[end], step) == candidates.free(capacities[start], step)) {
                end++;
            }
            int now = (int) Math.min(left, candidates.capacity(start, end));
            distribute(start, end, step + 1, now);
            left -= now;
            start = end;
        }
    }

    private void evenly(int from, int to, int step, int count) {
        WaterFilling water = new WaterFilling(to - from);
        for (int i = from; i < to; i++) {
            water.add(
                    candidates.level(capacities[i], step),
                    candidates.most[capacities[i]] - candidates.put[capacities[i]]);
        }
        int left = count - water.pour(count);
        int tied = from;
        for (int i = from; i < to; i++) {
            candidates.put(capacities[i], water.poured(i - from));
        }
        for (int i = from; i < to && left > 0; i++) {
            int capacity = capacities[i];
            if (candidates.level(capacity, step) == water.level()
                    && candidates.put[capacity] < candidates.most[capacity]) {
                capacities[i] = capacities[tied];
                capacities[tied++] = capacity;
            }
        }
        oneEach(from, tied, step, left);
    }

    /** Puts one task onto each of the best {@code count} instances of the segment. */
    private void oneEach(int from, int to, int step, int count) {
        if (count > 0 && candidates.spreadsAfter(step)) {
            for (int i = 0; i < count; i++) {
                candidates.put(ranking.best(from, to, step), 1);
            }
            return;
        }
        if (count > 0) {
            ranking.heapify(from, to, step);
        }
        for (int i = 0; i < count; i++) {
            candidates.put(ranking.take(from, to - i, step), 1);
        }
    }

    private void overGroups(int from, int to, int step, int count) {
        int[] groupOf = candidates.groups[step];
        int[] starts = sortByGroup(from, to, groupOf, candidates.groupLevels[step].length);
        WaterFilling water = new WaterFilling(starts.length - 1);
        for (int g = 0; g < starts.length - 1; g++) {
            int group = groupOf[state.pattern[capacities[starts[g]]]];
            water.add(candidates.groupLevels[step][group], candidates.capacity(starts[g], starts[g + 1]));
        }
        int left = count - water.pour(count);
        for (int g = 0; g < starts.length - 1; g++) {
            distribute(starts[g], starts[g + 1], step + 1, water.poured(g));
        }
        if (left > 0) {
            oneForEachGroup(starts, step, water, left);
        }
    }

    /**
     * Puts one more task into each of the lowest groups, starting with the group that has the best instance.
     */
    private void oneForEachGroup(int[] starts, int step, WaterFilling water, int count) {
        int[] best = new int[starts.length - 1];
        int n = 0;
        for (int g = 0; g < best.length; g++) {
            if (water.isLowest(g)) {
                best[n++] = ranking.best(starts[g], starts[g + 1], step + 1);
            }
        }
        for (int i = 0; i < count; i++) {
            int at = i;
            for (int j = i + 1; j < n; j++) {
                at = ranking.compare(best[j], best[at], step + 1) < 0 ? j : at;
            }
            int capacity = best[at];
            best[at] = best[i];
            best[i] = capacity;
        }
        for (int i = 0; i < count; i++) {
            candidates.put(best[i], 1);
        }
    }

    /** Sorts the segment by group. Returns where each group begins, and the end of the segment. */
    private int[] sortByGroup(int from, int to, int[] groupOf, int groupCount) {
        int[] ends = new int[groupCount + 1];
        for (int i = from; i < to; i++) {
            ends[groupOf[state.pattern[capacities[i]]] + 1]++;
        }
        int distinct = 0;
        for (int g = 0; g < groupCount; g++) {
            distinct += ends[g + 1] > 0 ? 1 : 0;
            ends[g + 1] += ends[g];
        }
        int[] starts = new int[distinct + 1];
        int n = 0;
        for (int g = 0; g < groupCount; g++) {
            if (ends[g + 1] > ends[g]) {
                starts[n++] = from + ends[g];
            }
        }
        starts[n] = to;
        for (int i = from; i < to; i++) {
            sorted[from + ends[groupOf[state.pattern[capacities[i]]]]++] = capacities[i];
        }
        System.arraycopy(sorted, from, capacities, from, to - from);
        return starts;
    }
}
