package ecsremediation.placement;

/**
 * Places runs of identical tasks on a floor. The outcome is the one of taking task after task, each by the steps of its
 * service's strategy in turn; the work is that of a few passes over the rooms, however many tasks the run has: levels
 * that a spread fills evenly are computed at once, rooms that a binpack fills up are filled at once.
 */
final class Scheduler {
    private final Floor floor;
    private final long seed;

    /** Rooms that take at least one task of the run; segments of it are handed from step to step. */
    private final int[] rooms;

    private final int[] most;
    private final int[] put;
    private final int[] sorted;
    private int kind;
    private Strategy[] steps = {};

    /** Rooms among which the best is looked for, and what each is judged by. */
    private final int[] ties;

    private final long[] keys;

    private int[][] groups = {};
    private int[][] groupLevels = {};

    Scheduler(Floor floor, long seed) {
        this.floor = floor;
        this.seed = seed;
        rooms = new int[floor.size];
        most = new int[floor.size];
        put = new int[floor.size];
        sorted = new int[floor.size];
        ties = new int[floor.size + 1];
        keys = new long[floor.size];
    }

    /** Places the run as far as there is room, and says how many of its tasks found none. */
    int place(int runKind, int count) {
        kind = runKind;
        int chain = floor.kinds.chain[kind];
        steps = floor.kinds.chains.get(chain).toArray(Strategy[]::new);
        groups = floor.site.groups[chain];
        groupLevels = new int[steps.length][];
        for (int s = 0; s < steps.length; s++) {
            groupLevels[s] = new int[floor.site.groupCounts[chain][s]];
        }
        int service = floor.kinds.service[kind];
        floor.levels(service, chain, groupLevels, 1);
        int found = find(count);
        int placed = (int) Math.min(count, room(0, found));
        distribute(0, found, 0, placed);
        floor.levels(service, chain, groupLevels, -1);
        for (int i = 0; i < found; i++) {
            if (put[rooms[i]] > 0) {
                floor.put(kind, rooms[i], put[rooms[i]]);
            }
        }
        return count - placed;
    }

    private int find(int count) {
        int found = 0;
        int memory = floor.kinds.memory[kind];
        int cpu = floor.kinds.cpu[kind];
        int[] freeMemory = floor.memory;
        int[] freeCpu = floor.cpu;
        long[] candidates = floor.site.candidates(kind);
        for (int word = 0; word < candidates.length; word++) {
            for (long bits = candidates[word]; bits != 0; bits &= bits - 1) {
                int room = word * Long.SIZE + Long.numberOfTrailingZeros(bits);
                if (freeMemory[room] >= memory && freeCpu[room] >= cpu) {
                    found = consider(room, count, found);
                }
            }
        }
        boolean[] suitable = floor.site.suitable(kind);
        for (int r = floor.site.there; r < floor.size; r++) {
            if (suitable[floor.pattern[r]]) {
                found = consider(r, count, found);
            }
        }
        return found;
    }

    private int consider(int room, int count, int found) {
        int fits = floor.fits(kind, room, count);
        if (fits == 0) {
            return found;
        }
        rooms[found] = room;
        most[room] = fits;
        put[room] = 0;
        return found + 1;
    }

    /** Puts that many tasks onto the rooms of the segment, which together take them, by the steps from {@code step} on. */
    private void distribute(int from, int to, int step, int count) {
        if (count <= 1 || to - from == 1) {
            if (count > 0) {
                put(best(from, to, step), count);
            }
            return;
        }
        if (step == steps.length) {
            fill(from, to, step, count);
            return;
        }
        switch (steps[step].kind()) {
            case SPREAD_ATTRIBUTE -> overGroups(from, to, step, count);
            case SPREAD_INSTANCES, RANDOM -> evenly(from, to, step, count);
            case PACK_CPU, PACK_MEMORY -> pack(from, to, step, count);
        }
    }

    private void put(int room, int count) {
        put[room] += count;
        for (int s = 0; s < steps.length; s++) {
            if (steps[s].isAttribute()) {
                groupLevels[s][groups[s][floor.pattern[room]]] += count;
            }
        }
    }

    /** Fills the rooms up, the best first. */
    private void fill(int from, int to, int step, int count) {
        heapify(from, to, step);
        int end = to;
        int left = count;
        while (left > 0) {
            int room = rooms[from];
            int now = Math.min(left, most[room] - put[room]);
            end--;
            rooms[from] = rooms[end];
            rooms[end] = room;
            put(room, now);
            left -= now;
            sift(from, from, end, step);
        }
    }

    private void pack(int from, int to, int step, int count) {
        boolean shrinks =
                steps[step].kind() == Strategy.Kind.PACK_CPU ? floor.kinds.cpu[kind] > 0 : floor.kinds.memory[kind] > 0;
        if (shrinks && !spreadsAfter(step)) {
            fill(from, to, step, count);
        } else if (shrinks) {
            fillOneByOne(from, to, step, count);
        } else {
            packTies(from, to, step, count);
        }
    }

    /** As {@link #fill}, where filling one room changes the order of the others. */
    private void fillOneByOne(int from, int to, int step, int count) {
        int end = to;
        int left = count;
        while (left > 0) {
            int at = from;
            for (int i = from + 1; i < end; i++) {
                at = compare(rooms[i], rooms[at], step) < 0 ? i : at;
            }
            int room = rooms[at];
            end--;
            rooms[at] = rooms[end];
            rooms[end] = room;
            int now = Math.min(left, most[room] - put[room]);
            put(room, now);
            left -= now;
        }
    }

    /** Tasks that take nothing of what is packed: rooms with equally much left stay equal. */
    private void packTies(int from, int to, int step, int count) {
        sort(from, to, step);
        int left = count;
        int start = from;
        while (left > 0) {
            int end = start + 1;
            while (end < to && free(rooms[end], step) == free(rooms[start], step)) {
                end++;
            }
            int now = (int) Math.min(left, room(start, end));
            distribute(start, end, step + 1, now);
            left -= now;
            start = end;
        }
    }

    private void evenly(int from, int to, int step, int count) {
        Water water = new Water(to - from);
        for (int i = from; i < to; i++) {
            water.add(level(rooms[i], step), most[rooms[i]] - put[rooms[i]]);
        }
        int left = count - water.pour(count);
        int tied = from;
        for (int i = from; i < to; i++) {
            put(rooms[i], water.poured(i - from));
        }
        for (int i = from; i < to && left > 0; i++) {
            int room = rooms[i];
            if (level(room, step) == water.level() && put[room] < most[room]) {
                rooms[i] = rooms[tied];
                rooms[tied++] = room;
            }
        }
        oneEach(from, tied, step, left);
    }

    /** One task onto each of the best {@code count} rooms of the segment. */
    private void oneEach(int from, int to, int step, int count) {
        if (count > 0 && spreadsAfter(step)) {
            for (int i = 0; i < count; i++) {
                put(best(from, to, step), 1);
            }
            return;
        }
        if (count > 0) {
            heapify(from, to, step);
        }
        int end = to;
        for (int i = 0; i < count; i++) {
            int room = rooms[from];
            end--;
            rooms[from] = rooms[end];
            rooms[end] = room;
            sift(from, from, end, step);
            put(room, 1);
        }
    }

    private void overGroups(int from, int to, int step, int count) {
        int[] of = groups[step];
        int[] starts = sortByGroup(from, to, of, groupLevels[step].length);
        Water water = new Water(starts.length - 1);
        for (int g = 0; g < starts.length - 1; g++) {
            int group = of[floor.pattern[rooms[starts[g]]]];
            water.add(groupLevels[step][group], room(starts[g], starts[g + 1]));
        }
        int left = count - water.pour(count);
        for (int g = 0; g < starts.length - 1; g++) {
            distribute(starts[g], starts[g + 1], step + 1, water.poured(g));
        }
        if (left > 0) {
            oneForEachGroup(starts, step, water, left);
        }
    }

    /** The groups that stand lowest get one task more, those first whose best room is the best. */
    private void oneForEachGroup(int[] starts, int step, Water water, int count) {
        int[] candidates = new int[starts.length - 1];
        int n = 0;
        for (int g = 0; g < candidates.length; g++) {
            if (water.isLowest(g)) {
                candidates[n++] = best(starts[g], starts[g + 1], step + 1);
            }
        }
        for (int i = 0; i < count; i++) {
            int at = i;
            for (int j = i + 1; j < n; j++) {
                at = compare(candidates[j], candidates[at], step + 1) < 0 ? j : at;
            }
            int room = candidates[at];
            candidates[at] = candidates[i];
            candidates[i] = room;
        }
        for (int i = 0; i < count; i++) {
            put(candidates[i], 1);
        }
    }

    /** Orders the segment by group and says where the groups start and the segment ends. */
    private int[] sortByGroup(int from, int to, int[] of, int groupCount) {
        int[] ends = new int[groupCount + 1];
        for (int i = from; i < to; i++) {
            ends[of[floor.pattern[rooms[i]]] + 1]++;
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
            sorted[from + ends[of[floor.pattern[rooms[i]]]]++] = rooms[i];
        }
        System.arraycopy(sorted, from, rooms, from, to - from);
        return starts;
    }

    private long room(int from, int to) {
        long room = 0;
        for (int i = from; i < to; i++) {
            room += most[rooms[i]] - put[rooms[i]];
        }
        return room;
    }

    /** The room of the segment that the next task goes to; full ones are passed over. */
    private int best(int from, int to, int step) {
        int n = 0;
        for (int i = from; i < to; i++) {
            int room = rooms[i];
            ties[n] = room;
            n += put[room] < most[room] ? 1 : 0;
        }
        for (int s = step; s <= steps.length && n > 1; s++) {
            n = lowest(n, s);
        }
        return ties[0];
    }

    /** Keeps of the ties those that are judged best at the step, in their order. */
    private int lowest(int n, int step) {
        judge(n, step);
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

    /** What each of the ties is judged by; the two that are asked for most often, in loops of their own. */
    private void judge(int n, int step) {
        if (step < steps.length && steps[step].isAttribute()) {
            int[] group = groups[step];
            int[] levels = groupLevels[step];
            for (int i = 0; i < n; i++) {
                keys[i] = levels[group[floor.pattern[ties[i]]]];
            }
        } else if (step < steps.length && steps[step].kind() == Strategy.Kind.SPREAD_INSTANCES) {
            for (int i = 0; i < n; i++) {
                keys[i] = floor.level[ties[i]] + put[ties[i]];
            }
        } else {
            for (int i = 0; i < n; i++) {
                keys[i] = key(ties[i], step);
            }
        }
    }

    private boolean spreadsAfter(int step) {
        for (int s = step + 1; s < steps.length; s++) {
            if (steps[s].isAttribute()) {
                return true;
            }
        }
        return false;
    }

    private int level(int room, int step) {
        return steps[step].kind() == Strategy.Kind.RANDOM ? put[room] : floor.level[room] + put[room];
    }

    private int free(int room, int step) {
        return steps[step].kind() == Strategy.Kind.PACK_CPU ? freeCpu(room) : freeMemory(room);
    }

    private int freeMemory(int room) {
        return floor.memory[room] - put[room] * floor.kinds.memory[kind];
    }

    private int freeCpu(int room) {
        return floor.cpu[room] - put[room] * floor.kinds.cpu[kind];
    }

    private int compare(int one, int other, int step) {
        for (int s = step; s <= steps.length; s++) {
            long a = key(one, s);
            long b = key(other, s);
            if (a != b) {
                return a < b ? -1 : 1;
            }
        }
        return Integer.compare(one, other);
    }

    /**
     * What the room is judged by at a step, less being better; behind the strategy's steps stand what is free, and the
     * room's place in the list.
     */
    private long key(int room, int step) {
        if (step >= steps.length) {
            return ((long) freeMemory(room) << Integer.SIZE) | (freeCpu(room) & 0xFFFF_FFFFL);
        }
        return switch (steps[step].kind()) {
            case SPREAD_ATTRIBUTE -> groupLevels[step][groups[step][floor.pattern[room]]];
            case SPREAD_INSTANCES -> level(room, step);
            case PACK_CPU, PACK_MEMORY -> free(room, step);
            case RANDOM -> ((long) level(room, step) << Integer.SIZE) | (Chance.of(seed, room) >>> Integer.SIZE);
        };
    }

    private void sort(int from, int to, int step) {
        heapify(from, to, step);
        for (int end = to - 1; end > from; end--) {
            swap(from, end);
            sift(from, from, end, step);
        }
        for (int i = from, j = to - 1; i < j; i++, j--) {
            swap(i, j);
        }
    }

    private void heapify(int from, int to, int step) {
        for (int i = from + (to - from) / 2 - 1; i >= from; i--) {
            sift(from, i, to, step);
        }
    }

    /** A heap in {@code rooms[from, to)}, the best on top. */
    private void sift(int from, int start, int to, int step) {
        int at = start;
        while (true) {
            int child = from + 2 * (at - from) + 1;
            if (child >= to) {
                return;
            }
            if (child + 1 < to && compare(rooms[child + 1], rooms[child], step) < 0) {
                child++;
            }
            if (compare(rooms[child], rooms[at], step) >= 0) {
                return;
            }
            swap(at, child);
            at = child;
        }
    }

    private void swap(int i, int j) {
        int room = rooms[i];
        rooms[i] = rooms[j];
        rooms[j] = room;
    }
}
