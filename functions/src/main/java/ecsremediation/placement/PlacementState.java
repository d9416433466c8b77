package ecsremediation.placement;

import java.util.Arrays;

/** The rooms while tasks are being placed: what is still free, and what was put where. */
final class PlacementState {
    final PlacementProblem site;
    final TaskGroups kinds;

    /** Rooms there plus launches. */
    final int size;

    /** The site's room that a room of this floor is, or is launched after. */
    final int[] pattern;

    final int[] cpu;
    final int[] memory;
    final int[] gpus;
    final int[] interfaces;
    final long[] ports;

    /** Tasks of the service in hand on each room. */
    final int[] level;

    int logged;
    int[] logKind = new int[16];
    int[] logRoom = new int[16];
    int[] logCount = new int[16];
    private int[] logNext = new int[16];
    private final int[] logHead;

    PlacementState(PlacementProblem site, int[] launches) {
        this.site = site;
        kinds = site.kinds;
        size = site.there + launches.length;
        pattern = new int[size];
        for (int r = 0; r < size; r++) {
            pattern[r] = r < site.there ? r : site.there + launches[r - site.there];
        }
        cpu = column(site.cpu);
        memory = column(site.memory);
        gpus = column(site.gpus);
        interfaces = column(site.interfaces);
        ports = new long[size * kinds.portWords];
        for (int r = 0; r < size && kinds.portWords > 0; r++) {
            System.arraycopy(site.ports, pattern[r] * kinds.portWords, ports, r * kinds.portWords, kinds.portWords);
        }
        level = new int[size];
        logHead = new int[kinds.services.size()];
        Arrays.fill(logHead, -1);
    }

    private int[] column(int[] of) {
        int[] column = Arrays.copyOf(of, size);
        for (int r = site.there; r < size; r++) {
            column[r] = of[pattern[r]];
        }
        return column;
    }

    /** How many more tasks of the kind the room takes, at most {@code most}; attributes and constraints left out. */
    int fits(int kind, int room, int most) {
        if (memory[room] < kinds.memory[kind]
                || cpu[room] < kinds.cpu[kind]
                || gpus[room] < kinds.gpus[kind]
                || interfaces[room] < kinds.interfaces[kind]
                || (kinds.distinct[kind] && level[room] > 0)) {
            return 0;
        }
        if (kinds.portWords > 0 && kinds.asksPorts(kind)) {
            return portsFree(kind, room) ? 1 : 0;
        }
        if (most <= 1 || kinds.distinct[kind] || kinds.everyGpu[kind]) {
            return Math.min(most, 1);
        }
        int fits = Math.min(most, times(memory[room], kinds.memory[kind]));
        fits = Math.min(fits, times(cpu[room], kinds.cpu[kind]));
        fits = Math.min(fits, times(gpus[room], kinds.gpus[kind]));
        return Math.min(fits, times(interfaces[room], kinds.interfaces[kind]));
    }

    private static int times(int free, int each) {
        return each <= 0 ? Integer.MAX_VALUE : free / each;
    }

    private boolean portsFree(int kind, int room) {
        for (int w = 0; w < kinds.portWords; w++) {
            if ((ports[room * kinds.portWords + w] & kinds.ports[kind * kinds.portWords + w]) != 0) {
                return false;
            }
        }
        return true;
    }

    /** Puts tasks of the kind onto the room, which must take them. */
    void put(int kind, int room, int count) {
        memory[room] -= count * kinds.memory[kind];
        cpu[room] -= count * kinds.cpu[kind];
        gpus[room] -= kinds.everyGpu[kind] ? gpus[room] : count * kinds.gpus[kind];
        if (interfaces[room] != Integer.MAX_VALUE) {
            interfaces[room] -= count * kinds.interfaces[kind];
        }
        for (int w = 0; w < kinds.portWords; w++) {
            ports[room * kinds.portWords + w] |= kinds.ports[kind * kinds.portWords + w];
        }
        log(kind, room, count);
    }

    private void log(int kind, int room, int count) {
        if (logged == logKind.length) {
            logKind = Arrays.copyOf(logKind, 2 * logged);
            logRoom = Arrays.copyOf(logRoom, 2 * logged);
            logCount = Arrays.copyOf(logCount, 2 * logged);
            logNext = Arrays.copyOf(logNext, 2 * logged);
        }
        logKind[logged] = kind;
        logRoom[logged] = room;
        logCount[logged] = count;
        logNext[logged] = logHead[kinds.service[kind]];
        logHead[kinds.service[kind]] = logged++;
    }

    /** Adds {@code sign} times the service's tasks to {@link #level}, and to the groups' levels of the steps. */
    void levels(int service, int chain, int[][] groupLevels, int sign) {
        for (int i = 0; i < site.tasksOn[service].length; i++) {
            raise(site.tasksOn[service][i], sign * site.taskCounts[service][i], chain, groupLevels);
        }
        for (int e = logHead[service]; e >= 0; e = logNext[e]) {
            raise(logRoom[e], sign * logCount[e], chain, groupLevels);
        }
    }

    private void raise(int room, int by, int chain, int[][] groupLevels) {
        level[room] += by;
        for (int s = 0; s < groupLevels.length; s++) {
            if (site.groups[chain][s] != null) {
                groupLevels[s][site.groups[chain][s][pattern[room]]] += by;
            }
        }
    }
}
