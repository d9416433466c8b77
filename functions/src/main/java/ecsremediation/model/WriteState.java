package ecsremediation.model;

import java.util.Optional;

/**
 * What decides whether a planned write of a group still applies: its size, and its owner's orders.
 *
 * @param ceiling the value of {@link AutoScalingGroup#CEILING_TAG}; empty without the tag
 * @param mode as {@link AutoScalingGroup#mode()}
 * @param stack the value of {@link AutoScalingGroup#STACK_TAG}; empty without the tag
 * @param cluster the value of {@link AutoScalingGroup#CLUSTER_TAG}; empty without the tag
 */
public record WriteState(
        Capacity capacity, Optional<String> ceiling, String mode, Optional<String> stack, Optional<String> cluster) {

    /** Whether the owner's orders are the same, whatever the size. */
    public boolean hasOrdersOf(WriteState other) {
        return ceiling.equals(other.ceiling)
                && mode.equals(other.mode)
                && stack.equals(other.stack)
                && cluster.equals(other.cluster);
    }
}
