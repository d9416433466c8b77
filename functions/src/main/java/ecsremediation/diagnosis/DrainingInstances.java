package ecsremediation.diagnosis;

import ecsremediation.model.AutoScalingGroup;
import ecsremediation.model.ContainerInstance;
import ecsremediation.model.GroupInstance;
import ecsremediation.model.Observation;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

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
        return new DrainingInstances(
                ids(observation, i -> isKept(observation, i)), ids(observation, i -> isGivenUp(observation, i)));
    }

    private static SortedMap<String, String> ids(Observation observation, Predicate<ContainerInstance> selected) {
        SortedMap<String, String> ids = new TreeMap<>();
        observation.containerInstances().stream()
                .filter(i -> i.status().equals("DRAINING") && selected.test(i))
                .forEach(i -> ids.put(i.arn(), i.ec2InstanceId()));
        return ids;
    }

    private static boolean isGivenUp(Observation observation, ContainerInstance instance) {
        return observation.groups().stream()
                .filter(g -> g.instances().stream().anyMatch(i -> i.id().equals(instance.ec2InstanceId())))
                .anyMatch(g -> !isKept(observation, instance)
                        && !g.instanceRefreshInProgress()
                        && !mayGrowByItself(observation, g));
    }

    private static boolean mayGrowByItself(Observation observation, AutoScalingGroup group) {
        return group.capacity().desired() < group.capacity().max()
                && observation.capacityProviders().stream()
                        .anyMatch(p -> p.managedScaling()
                                && p.group().filter(group.name()::equals).isPresent());
    }

    private static boolean isKept(Observation observation, ContainerInstance instance) {
        return observation.groups().stream()
                .filter(g -> g.instances().stream()
                        .anyMatch(i -> i.id().equals(instance.ec2InstanceId()) && i.isInService()))
                .anyMatch(DrainingInstances::isOfFullSize);
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
