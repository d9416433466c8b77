package ecsremediation.plan;

import ecsremediation.model.AutoScalingGroup;
import ecsremediation.model.GroupInstance;
import ecsremediation.model.Observation;
import ecsremediation.model.ScalingActivity;
import ecsremediation.model.Timeouts;
import ecsremediation.placement.InstanceCapacity;
import ecsremediation.placement.InstanceId;
import ecsremediation.placement.TakenInstances;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Instances that run for longer than a boot may take and are not registered, such as a bastion in the group.
 * The plan counts on none of them: where nothing shows that the group's other instances register, the
 * diagnosis asks no raise of it.
 *
 * @param ids their EC2 instance ids
 */
record LateBoots(Set<String> ids) {
    static LateBoots of(Observation observation) {
        return new LateBoots(observation.groups().stream()
                .flatMap(group -> late(observation, group))
                .collect(Collectors.toCollection(TreeSet::new)));
    }

    boolean include(InstanceCapacity capacity) {
        return capacity.id() instanceof InstanceId.Launching launching && ids.contains(launching.instance());
    }

    private static Stream<String> late(Observation observation, AutoScalingGroup group) {
        Instant booted = observation.takenAt().minus(observation.memory().bootLimit(group.name()));
        Map<String, Instant> launched = group.activities().stream()
                .filter(a -> a.isLaunch() && a.instance().isPresent())
                .collect(Collectors.toMap(
                        a -> a.instance().orElseThrow(), a -> at(observation, a), (first, second) -> first));
        TakenInstances taken = TakenInstances.of(observation, group);
        return group.instances().stream()
                .filter(GroupInstance::isInService)
                .map(GroupInstance::id)
                .filter(id -> !isReplaced(taken, id, booted))
                .filter(id -> Optional.ofNullable(launched.get(id))
                        .filter(at -> at.isBefore(booted))
                        .isPresent());
    }

    /** Whether the group may still launch another one for it. */
    private static boolean isReplaced(TakenInstances taken, String id, Instant booted) {
        return Optional.ofNullable(taken.at().get(id))
                .filter(at -> !at.plus(Timeouts.REPLACEMENT).isBefore(booted))
                .isPresent();
    }

    private static Instant at(Observation observation, ScalingActivity launch) {
        return launch.endedAt().orElse(observation.takenAt());
    }
}
