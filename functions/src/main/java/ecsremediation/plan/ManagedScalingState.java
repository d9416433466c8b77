package ecsremediation.plan;

import ecsremediation.model.AutoScalingGroup;
import ecsremediation.model.CapacityProvider;
import ecsremediation.model.Observation;
import java.util.Comparator;
import java.util.Optional;

/**
 * ECS managed scaling of a group.
 *
 * @param provider the capacity provider with managed scaling
 * @param drives whether ECS changes the group's desired capacity. It does not if its last change of the
 *     provider failed, or if the group has neither ECS's scaling policy nor the tag that ECS sets with it
 */
record ManagedScalingState(CapacityProvider provider, boolean drives) {
    /** ECS puts this tag on the groups that it scales (Amazon ECS developer guide, cluster auto scaling). */
    private static final String TAG = "AmazonECSManaged";

    /** Empty if no provider with managed scaling has the group. */
    static Optional<ManagedScalingState> of(AutoScalingGroup group, Observation observation) {
        return observation.capacityProviders().stream()
                .filter(p -> p.managedScaling() && p.group().equals(Optional.of(group.name())))
                .min(Comparator.comparing(CapacityProvider::isInForce)
                        .reversed()
                        .thenComparing(CapacityProvider::name))
                .map(p -> new ManagedScalingState(p, p.isInForce() && isPrepared(group)));
    }

    private static boolean isPrepared(AutoScalingGroup group) {
        return group.tags().containsKey(TAG)
                || group.policies().stream().anyMatch(p -> p.enabled() && p.isManagedByEcs());
    }

    /** Whether it is set up and does not work. */
    static boolean isBroken(AutoScalingGroup group, Observation observation) {
        return of(group, observation).filter(m -> !m.drives()).isPresent();
    }
}
