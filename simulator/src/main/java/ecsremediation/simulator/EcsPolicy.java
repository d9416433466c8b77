package ecsremediation.simulator;

import ecsremediation.simulator.autoscaling.AutoScaling;
import ecsremediation.simulator.ecs.CapacityTarget;
import ecsremediation.simulator.ecs.InstanceShape;
import java.util.Set;

/** The scaling policy that ECS adds to the groups of its capacity providers. */
record EcsPolicy(AutoScaling groups) implements CapacityTarget {
    static final String NAME = "ECSManagedAutoScalingPolicy-simulated";

    @Override
    public int desired(String group) {
        return groups.group(group).sizes().desired();
    }

    @Override
    public int min(String group) {
        return groups.group(group).sizes().min();
    }

    @Override
    public void protect(String group, Set<String> instances) {
        groups.protectFromScaleIn(group, instances);
    }

    @Override
    public InstanceShape shape(String group) {
        return groups.group(group).launched();
    }

    @Override
    public void scale(String group, int desired) {
        groups.scaleByPolicy(group, NAME, desired);
    }
}
