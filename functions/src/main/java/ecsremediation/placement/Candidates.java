package ecsremediation.placement;

/**
 * The rooms that take at least one task of a run of identical tasks: how many each takes, and how many were put there.
 * Segments of {@link #rooms} are handed from one step of the service's strategy to the next.
 */
final class Candidates {
    final PlacementState floor;
    final int[] rooms;
    final int[] most;
    final int[] put;
    int kind;
    Strategy[] steps = {};

    /** Per step, the group of a spread that each of the site's rooms is in, and the tasks of the service in each group. */
    int[][] groups = {};

    int[][] groupLevels = {};

    Candidates(PlacementState floor) {
        this.floor = floor;
        rooms = new int[floor.size];
        most = new int[floor.size];
        put = new int[floor.size];
    }

    /** Begins a run of so many tasks of the kind, and says how many rooms take some; they come first in {@link #rooms}. */
    int find(int runKind, int count) {
        kind = runKind;
        int chain = floor.kinds.chain[kind];
        steps = floor.kinds.chains.get(chain).toArray(Strategy[]::new);
        groups = floor.site.groups[chain];
        groupLevels = new int[steps.length][];
        for (int s = 0; s < steps.length; s++) {
            groupLevels[s] = new int[floor.site.groupCounts[chain][s]];
        }
        floor.levels(floor.kinds.service[kind], chain, groupLevels, 1);
        return amongLaunches(count, amongThose(count));
    }

    private int amongThose(int count) {
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
        return found;
    }

    private int amongLaunches(int count, int before) {
        int found = before;
        boolean[] suitable = floor.site.suitable(kind);
        int memory = floor.kinds.memory[kind];
        int cpu = floor.kinds.cpu[kind];
        int[] freeMemory = floor.memory;
        int[] freeCpu = floor.cpu;
        int[] pattern = floor.pattern;
        for (int r = floor.site.there; r < floor.size; r++) {
            if (freeMemory[r] >= memory && freeCpu[r] >= cpu && suitable[pattern[r]]) {
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

    /** Ends the run: what was put onto the first {@code found} rooms is taken from what is free there. */
    void settle(int found) {
        floor.levels(floor.kinds.service[kind], floor.kinds.chain[kind], groupLevels, -1);
        for (int i = 0; i < found; i++) {
            if (put[rooms[i]] > 0) {
                floor.put(kind, rooms[i], put[rooms[i]]);
            }
        }
    }

    void put(int room, int count) {
        put[room] += count;
        for (int s = 0; s < steps.length; s++) {
            if (steps[s].isAttribute()) {
                groupLevels[s][groups[s][floor.pattern[room]]] += count;
            }
        }
    }

    /** How many more tasks the rooms of the segment take. */
    long room(int from, int to) {
        long room = 0;
        for (int i = from; i < to; i++) {
            room += most[rooms[i]] - put[rooms[i]];
        }
        return room;
    }

    /** Tasks that a step which spreads over instances counts on the room; a random one counts those of the run alone. */
    int level(int room, int step) {
        return steps[step].kind() == Strategy.Kind.RANDOM ? put[room] : floor.level[room] + put[room];
    }

    /** What is left of what a step packs. */
    int free(int room, int step) {
        return steps[step].kind() == Strategy.Kind.PACK_CPU ? freeCpu(room) : freeMemory(room);
    }

    int freeMemory(int room) {
        return floor.memory[room] - put[room] * floor.kinds.memory[kind];
    }

    int freeCpu(int room) {
        return floor.cpu[room] - put[room] * floor.kinds.cpu[kind];
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
        int room = rooms[i];
        rooms[i] = rooms[j];
        rooms[j] = room;
    }
}
