package ecsremediation.plan;

import ecsremediation.event.Fence;
import ecsremediation.model.AutoScalingGroup;
import ecsremediation.model.GroupOwner;
import ecsremediation.model.Observation;
import java.util.List;
import java.util.Optional;

/**
 * Which groups are this installation's to raise: those without a tag that says otherwise and, if other installations act on
 * its clusters as well, those whose tag says so. A group whose instances are
 * registered in another cluster is known by its tag, or because these instances never register here.
 */
public final class GroupOwners {
    private GroupOwners() {}

    /**
     * The Observation with the owner of each group that is not this installation's.
     *
     * @param stack the name of this installation, as in {@link AutoScalingGroup#STACK_TAG}
     */
    public static Observation markIn(Observation seen, Fence fence, String stack) {
        return seen.withGroups(seen.groups().stream()
                .map(group -> of(group, fence, stack).map(group::of).orElse(group))
                .toList());
    }

    private static Optional<GroupOwner> of(AutoScalingGroup group, Fence fence, String stack) {
        Optional<GroupOwner> byStack = group.tag(AutoScalingGroup.STACK_TAG)
                .filter(named -> !named.equals(stack))
                .map(GroupOwner.OfStack::new);
        return byStack.or(() -> group.tag(AutoScalingGroup.CLUSTER_TAG)
                        .filter(named -> !fence.holds(named))
                        .map(GroupOwner.OfCluster::new))
                .or(() -> unclaimed(group, fence));
    }

    private static Optional<GroupOwner> unclaimed(AutoScalingGroup group, Fence fence) {
        return group.tag(AutoScalingGroup.STACK_TAG).isPresent()
                        || fence.sharedWith().isEmpty()
                ? Optional.empty()
                : Optional.of(new GroupOwner.Unclaimed(List.copyOf(fence.sharedWith())));
    }
}
