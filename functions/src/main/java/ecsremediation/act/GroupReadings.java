package ecsremediation.act;

import java.util.Map;
import java.util.TreeMap;

/**
 * Counts how often one invocation reads a group again before it writes. After the last reading the next tick
 * decides.
 */
public final class GroupReadings {
    /** The most readings of one group in one invocation. Our choice. */
    private static final int MOST = 3;

    private final Map<String, Integer> readings = new TreeMap<>();

    void count(String group) {
        readings.merge(group, 1, Integer::sum);
    }

    /** How many more readings of the group are allowed. */
    int left(String group) {
        return MOST - readings.getOrDefault(group, 0);
    }

    /** Whether the group may be read again in this invocation. */
    public boolean allow(String group) {
        return left(group) > 0;
    }
}
