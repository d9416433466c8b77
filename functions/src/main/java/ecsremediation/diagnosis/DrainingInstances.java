package ecsremediation.diagnosis;

import ecsremediation.model.AutoScalingGroup;
import ecsremediation.model.ContainerInstance;
import ecsremediation.model.GroupInstance;
import ecsremediation.model.Observation;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The draining instances of an Observation, EC2 instance ids by container instance ARN.
 *
 * @param kept InService in a group of full size
 * @param givenUp those that terminate, or whose group has more instances than desired. Without those of a
 *     group that is refreshed, or to which ECS managed scaling may still add instances
 */
record DrainingInstances(Map<String, String> kept, Map<String, String> givenUp) {
    DrainingInstances {
        kept = Collections.unmodifiableSortedMap(new TreeMap<>(kept));
        givenUp = Collections.unmodifiableSortedMap(new TreeMap<>(givenUp));
    }

    static DrainingInstances of(Observation observation) {
        List<ContainerInstance> draining = observation.containerInstances().stream()
                .filter(i -> i.status().equals("DRAINING"))
                .toList();
        if (draining.isEmpty()) {
            return new DrainingInstances(Map.of(), Map.of());
        }
        Set<String> kept = new TreeSet<>();
        Set<String> givenUp = new TreeSet<>();
        for (AutoScalingGroup group : observation.groups()) {
            boolean full = isOfFullSize(group);
            boolean shrinks = !group.instanceRefreshInProgress() && !mayGrowByItself(observation, group);
            for (GroupInstance instance : group.instances()) {
                if (full && instance.isInService()) {
                    kept.add(instance.id());
                } else if (shrinks) {
                    givenUp.add(instance.id());
                }
            }
        }
        return new DrainingInstances(ids(draining, kept), ids(draining, givenUp));
    }

    private static SortedMap<String, String> ids(List<ContainerInstance> draining, Set<String> selected) {
        return draining.stream()
                .filter(i -> selected.contains(i.ec2InstanceId()))
                .collect(Collectors.toMap(
                        ContainerInstance::arn, ContainerInstance::ec2InstanceId, (a, b) -> a, TreeMap::new));
    }

    private static boolean mayGrowByItself(Observation observation, AutoScalingGroup group) {
        return group.capacity().desired() < group.capacity().max()
                && observation.capacityProviders().stream()
                        .anyMatch(p -> p.managedScaling()
                                && p.group().filter(group.name()::equals).isPresent());
    }

    /** Whether desired capacity covers all its instances. A smaller one lets the group terminate some. */
    private static boolean isOfFullSize(AutoScalingGroup group) {
        int units = group.instances().stream()
                .filter(GroupInstance::isInService)
                .mapToInt(GroupInstance::weight)
                .sum();
        return units <= group.capacity().desired() + heaviest(group) - 1;
    }

    private static int heaviest(AutoScalingGroup group) {
        return group.weighted()
                ? group.instances().stream()
                        .mapToInt(GroupInstance::weight)
                        .max()
                        .orElse(1)
                : 1;
    }
}
