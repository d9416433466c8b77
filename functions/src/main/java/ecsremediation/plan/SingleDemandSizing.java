package ecsremediation.plan;

import ecsremediation.model.AutoScalingGroup;
import ecsremediation.model.Resources;
import ecsremediation.placement.Capacities;
import ecsremediation.placement.Demand;
import ecsremediation.placement.InstanceCapacity;
import ecsremediation.placement.InstanceKind;
import ecsremediation.placement.NextLaunch;
import ecsremediation.placement.TaskPlaces;
import ecsremediation.placement.Zones;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Sizes each demand alone for each of several groups. The results equal {@link Sizer}'s. A single demand
 * needs no search, because every order and strategy fills the same instances.
 */
final class SingleDemandSizing {
    private final List<Demand> demands;
    private final TaskPlaces places;
    private final SortedMap<String, GroupLaunches> launches = new TreeMap<>();

    /**
     * One group's instance kinds, the index of its first launch pattern, and the zones of its next
     * launches.
     */
    private static final class GroupLaunches {
        private final AutoScalingGroup group;
        private final List<InstanceKind> kinds;
        private final int from;
        private final int zones;
        private int[] next = {};

        GroupLaunches(AutoScalingGroup group, List<InstanceKind> kinds, int from) {
            this.group = group;
            this.kinds = kinds;
            this.from = from;
            this.zones = Math.max(1, group.zones().size());
        }

        int zone(int launch) {
            if (launch >= next.length) {
                next = Zones.ofNew(group, 2 * launch + zones);
            }
            return next[launch];
        }
    }

    /**
     * @param there free and in-flight capacities
     * @param kinds the kinds whose size is known, by group
     */
    SingleDemandSizing(
            List<Demand> demands,
            List<InstanceCapacity> there,
            List<AutoScalingGroup> groups,
            SortedMap<String, List<InstanceKind>> kinds) {
        this.demands = List.copyOf(demands);
        List<InstanceCapacity> launchable = new ArrayList<>();
        for (AutoScalingGroup group : groups) {
            List<InstanceKind> known = kinds.getOrDefault(group.name(), List.of());
            launches.put(group.name(), new GroupLaunches(group, known, launchable.size()));
            known.forEach(kind -> launchable.addAll(Capacities.inZones(kind.capacity(), group)));
        }
        places = new TaskPlaces(demands, there, launchable);
    }

    /** The tasks of the demand that do not fit on free or in-flight capacity. */
    int rest(int demand) {
        return demands.get(demand).count() - places.there(demand);
    }

    /**
     * What the group would need for some tasks of the demand.
     *
     * @param demand index of the demand
     * @param tasks the number of tasks
     */
    GroupTrial trial(int demand, int tasks, AutoScalingGroup group) {
        Resources each = demands.get(demand).task().resources();
        GroupLaunches of = launches.get(group.name());
        if (tasks == 0 || of == null) {
            return GroupTrial.NOTHING_NEEDED;
        }
        if (of.kinds.isEmpty()) {
            return new GroupTrial(1, OptionalInt.empty(), Waste.NONE.less(each, tasks));
        }
        InstanceKind smallest = of.kinds.getFirst();
        if (!isTaken(demand, of)) {
            return new GroupTrial(0, OptionalInt.empty(), new Waste(tasks, 0, 0));
        }
        int instances = instances(demand, tasks, of);
        Waste waste = Waste.NONE.plus(smallest.capacity().free(), instances).less(each, tasks);
        return new GroupTrial(instances, OptionalInt.of(smallest.weight()), waste);
    }

    /** Whether every type that may come takes the task. */
    private boolean isTaken(int demand, GroupLaunches of) {
        return NextLaunch.belowRequirements(demands.get(demand), of.group).isEmpty()
                && IntStream.range(0, of.kinds.size()).allMatch(kind -> fits(demand, of, kind));
    }

    private boolean fits(int demand, GroupLaunches of, int kind) {
        for (int z = 0; z < of.zones; z++) {
            if (places.launched(demand, of.from + kind * of.zones + z) > 0) {
                return true;
            }
        }
        return false;
    }

    /**
     * The least number of launches of the smallest type that takes all tasks. In at least one zone an instance
     * takes a task.
     */
    private int instances(int demand, int tasks, GroupLaunches of) {
        int left = tasks;
        int launched = 0;
        while (left > 0) {
            left -= places.launched(demand, of.from + of.zone(launched));
            launched++;
        }
        return launched;
    }
}
