package ecsremediation.placement;

import ecsremediation.model.AutoScalingGroup;
import ecsremediation.model.GroupInstance;
import java.util.Arrays;
import java.util.List;

/**
 * The Availability Zones of a group's launches: EC2 Auto Scaling launches each instance in the zone with the
 * fewest instances.
 */
public final class Zones {
    private Zones() {}

    /**
     * The zones of the next launches, after the launches by which desired capacity exceeds the pending and
     * InService instances. Each is an index into the group's zones by name, which is the order of {@link Capacities#inZones}. Among zones
     * with equal numbers it is the first by name. All 0 where the group has no zones.
     */
    public static int[] ofNew(AutoScalingGroup group, int launches) {
        int ahead = InFlight.ahead(group);
        int[] all = next(group, ahead + launches);
        return Arrays.copyOfRange(all, ahead, all.length);
    }

    static int[] next(AutoScalingGroup group, int launches) {
        List<String> zones = group.zones().stream().sorted().toList();
        int[] counts = new int[Math.max(1, zones.size())];
        for (GroupInstance instance : group.instances()) {
            int zone = zones.indexOf(instance.zone());
            if (zone >= 0 && instance.isPendingOrInService()) {
                counts[zone]++;
            }
        }
        int[] next = new int[launches];
        for (int i = 0; i < launches; i++) {
            int fewest = 0;
            for (int z = 1; z < counts.length; z++) {
                fewest = counts[z] < counts[fewest] ? z : fewest;
            }
            counts[fewest]++;
            next[i] = fewest;
        }
        return next;
    }
}
