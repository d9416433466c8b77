package ecsremediation.placement;

import ecsremediation.observe.AutoScalingGroup;
import ecsremediation.observe.GroupInstance;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Where a group launches: EC2 Auto Scaling puts each new instance into the Availability Zone that has the fewest. */
public final class Zones {
    private Zones() {}

    /**
     * The zones of the next launches, one each, after those by which desired capacity is already ahead; among equals
     * the first by name. Empty where the group names no zone.
     */
    public static List<String> ofNew(AutoScalingGroup group, int launches) {
        int ahead = InFlight.ahead(group);
        List<String> all = next(group, ahead + launches);
        return all.isEmpty() ? all : all.subList(ahead, ahead + launches);
    }

    static List<String> next(AutoScalingGroup group, int launches) {
        if (group.zones().isEmpty()) {
            return List.of();
        }
        Map<String, Integer> counts = new TreeMap<>();
        group.zones().forEach(zone -> counts.put(zone, 0));
        for (GroupInstance instance : group.instances()) {
            if (instance.isComingOrHere()) {
                counts.computeIfPresent(instance.zone(), (zone, n) -> n + 1);
            }
        }
        List<String> zones = new ArrayList<>();
        for (int i = 0; i < launches; i++) {
            zones.add(fewest(counts));
        }
        return zones;
    }

    private static String fewest(Map<String, Integer> counts) {
        Map.Entry<String, Integer> fewest =
                counts.entrySet().stream().min(Map.Entry.comparingByValue()).orElseThrow();
        fewest.setValue(fewest.getValue() + 1);
        return fewest.getKey();
    }
}
