package ecsremediation.placement;

import ecsremediation.model.AutoScalingGroup;
import ecsremediation.model.ContainerInstance;
import ecsremediation.model.GroupInstance;
import ecsremediation.model.Observation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The instances that a group has requested and that take no tasks yet. */
final class InFlight {
    private InFlight() {}

    /** A capacity for each of them whose size is known. */
    static List<InstanceCapacity> of(Observation observation, AutoScalingGroup group) {
        List<InstanceKind> kinds = Capacities.kinds(observation, group);
        List<InstanceCapacity> capacities = new ArrayList<>();
        Map<String, Optional<InstanceKind>> types = new TreeMap<>();
        for (GroupInstance instance : pendingOrUnused(observation, group)) {
            types.computeIfAbsent(
                            instance.instanceType(),
                            type -> InstanceTemplates.kind(observation, group, type, instance.weight()))
                    .map(k -> k.capacity().in(instance.zone()))
                    .map(capacity -> capacity.as(new InstanceId.Launching(group.name(), instance.id())))
                    .ifPresent(capacities::add);
        }
        if (!kinds.isEmpty()) {
            List<InstanceCapacity> launchable =
                    Capacities.inZones(kinds.getFirst().capacity(), group);
            int[] next = Zones.next(group, ahead(group));
            for (int i = 0; i < next.length; i++) {
                capacities.add(launchable.get(next[i]).as(new InstanceId.Requested(group.name(), i + 1)));
            }
        }
        return List.copyOf(capacities);
    }

    static int count(Observation observation, AutoScalingGroup group) {
        return pendingOrUnused(observation, group).size() + ahead(group);
    }

    /**
     * Instances that EC2 Auto Scaling launches or has InService, and that are not registered or still
     * REGISTERING. Also those that EC2 takes while they drain: the group launches another one for each.
     */
    private static List<GroupInstance> pendingOrUnused(Observation observation, AutoScalingGroup group) {
        Map<String, String> statuses = new LinkedHashMap<>();
        for (ContainerInstance instance : observation.containerInstances()) {
            statuses.put(instance.ec2InstanceId(), instance.status());
        }
        TakenInstances taken = TakenInstances.of(observation, group);
        return group.instances().stream()
                .filter(GroupInstance::isPendingOrInService)
                .filter(i ->
                        statuses.getOrDefault(i.id(), "REGISTERING").equals("REGISTERING") || taken.contains(i.id()))
                .sorted(Comparator.comparing(GroupInstance::id))
                .toList();
    }

    /**
     * The number of instances by which desired capacity exceeds the pending and InService instances. With
     * weights, the heaviest type determines the number, so that it is never too high.
     */
    static int ahead(AutoScalingGroup group) {
        int units = group.instances().stream()
                .filter(GroupInstance::isPendingOrInService)
                .mapToInt(GroupInstance::weight)
                .sum();
        int heaviest = group.offers().stream()
                .mapToInt(AutoScalingGroup.Offer::weight)
                .max()
                .orElse(1);
        int missing = Math.max(0, group.capacity().desired() - units);
        return Math.ceilDiv(missing, group.weighted() ? Math.max(1, heaviest) : 1);
    }
}
