package ecsremediation.simulator.autoscaling;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts a group's instances per zone during one round of launches. */
final class ZoneBalance {
    private final List<String> zones;
    private final Map<String, Integer> instances = new TreeMap<>();

    ZoneBalance(SimulatedGroup group) {
        zones = new ArrayList<>(group.spec().zones());
        group.members().stream().filter(SimulatedInstance::counts).forEach(m -> add(m.zone()));
    }

    void add(String zone) {
        instances.merge(zone, 1, Integer::sum);
    }

    /** The zone with the fewest instances; the first of several. */
    String emptiest() {
        return zones.stream()
                .min(Comparator.comparingInt(z -> instances.getOrDefault(z, 0)))
                .orElseThrow();
    }

    /** Takes a zone out of this round. */
    void leave(String zone) {
        zones.remove(zone);
    }

    /** Whether every zone was taken out of this round. */
    boolean isEmpty() {
        return zones.isEmpty();
    }
}
