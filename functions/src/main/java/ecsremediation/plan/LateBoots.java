package ecsremediation.plan;

import ecsremediation.model.AutoScalingGroup;
import ecsremediation.model.ContainerInstance;
import ecsremediation.model.GroupInstance;
import ecsremediation.model.Observation;
import ecsremediation.model.ScalingActivity;
import ecsremediation.placement.InstanceCapacity;
import ecsremediation.placement.InstanceId;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Instances that run for longer than a boot may take and are not registered, while one that registered
 * later takes tasks: such as a bastion in the group. They never take a task.
 *
 * @param ids their EC2 instance ids
 */
record LateBoots(Set<String> ids) {
    static LateBoots of(Observation observation) {
        Map<String, ContainerInstance> registered = observation.containerInstances().stream()
                .filter(ContainerInstance::takesTasks)
                .collect(Collectors.toMap(ContainerInstance::ec2InstanceId, Function.identity(), (a, b) -> a));
        return new LateBoots(observation.groups().stream()
                .flatMap(group -> late(observation, group, registered).stream())
                .collect(Collectors.toCollection(TreeSet::new)));
    }

    boolean include(InstanceCapacity capacity) {
        return capacity.id() instanceof InstanceId.Launching launching && ids.contains(launching.instance());
    }

    private static Set<String> late(
            Observation observation, AutoScalingGroup group, Map<String, ContainerInstance> registered) {
        Optional<Instant> newest = group.instances().stream()
                .flatMap(i -> Optional.ofNullable(registered.get(i.id())).stream())
                .map(ContainerInstance::registeredAt)
                .max(Comparator.naturalOrder());
        Instant booted = observation.takenAt().minus(observation.memory().bootLimit(group.name()));
        Map<String, Instant> launched = group.activities().stream()
                .filter(a -> a.isLaunch() && a.instance().isPresent())
                .collect(Collectors.toMap(
                        a -> a.instance().orElseThrow(), a -> at(observation, a), (first, second) -> first));
        return group.instances().stream()
                .filter(GroupInstance::isInService)
                .map(GroupInstance::id)
                .filter(id -> Optional.ofNullable(launched.get(id))
                        .filter(at -> at.isBefore(booted)
                                && newest.filter(at::isBefore).isPresent())
                        .isPresent())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Instant at(Observation observation, ScalingActivity launch) {
        return launch.endedAt().orElse(observation.takenAt());
    }
}
