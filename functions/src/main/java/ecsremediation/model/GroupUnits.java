package ecsremediation.model;

import java.util.Collections;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * A group's capacity units by state.
 *
 * @param inService of the instances that EC2 Auto Scaling reports as InService
 * @param registered of the instances that take tasks in the cluster
 */
public record GroupUnits(int inService, int registered) {

    /** For every group of the Observation, by the group's name. */
    public static SortedMap<String, GroupUnits> of(Observation seen) {
        Set<String> takeTasks = new TreeSet<>();
        seen.containerInstances().stream()
                .filter(ContainerInstance::takesTasks)
                .forEach(i -> takeTasks.add(i.ec2InstanceId()));
        SortedMap<String, GroupUnits> units = new TreeMap<>();
        for (AutoScalingGroup group : seen.groups()) {
            units.putIfAbsent(
                    group.name(),
                    new GroupUnits(
                            units(group, GroupInstance::isInService), units(group, i -> takeTasks.contains(i.id()))));
        }
        return Collections.unmodifiableSortedMap(units);
    }

    private static int units(AutoScalingGroup group, Predicate<GroupInstance> those) {
        return group.instances().stream()
                .filter(those)
                .mapToInt(GroupInstance::weight)
                .sum();
    }
}
