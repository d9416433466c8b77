package ecsremediation.plan;

import ecsremediation.model.AutoScalingGroup;
import ecsremediation.model.Observation;
import ecsremediation.placement.InstanceCapacity;
import ecsremediation.placement.InstanceId;
import java.time.Instant;
import java.util.Optional;

/**
 * Instances that run for longer than a boot may take and are not registered, such as a bastion in the group.
 * The plan counts on none of them: where nothing shows that the group's other instances register, the
 * diagnosis asks no raise of it.
 */
final class LateBoots {
    private LateBoots() {}

    static boolean include(Observation observation, InstanceCapacity capacity) {
        return capacity.id() instanceof InstanceId.Launching launching
                && observation
                        .group(launching.group())
                        .filter(group -> isLate(observation, group, launching.instance()))
                        .isPresent();
    }

    private static boolean isLate(Observation observation, AutoScalingGroup group, String id) {
        boolean inService = group.instances().stream().anyMatch(i -> i.id().equals(id) && i.isInService());
        Optional<Instant> launched = group.activities().stream()
                .filter(a -> a.isLaunch() && a.instance().equals(Optional.of(id)))
                .map(a -> a.endedAt().orElse(observation.takenAt()))
                .findFirst();
        return inService
                && launched.filter(at -> at.plus(observation.memory().bootLimit(group.name()))
                                .isBefore(observation.takenAt()))
                        .isPresent();
    }
}
