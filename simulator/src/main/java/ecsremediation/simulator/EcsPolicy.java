package ecsremediation.simulator;

import ecsremediation.simulator.autoscaling.AutoScaling;
import ecsremediation.simulator.ecs.CapacityTarget;
import ecsremediation.simulator.ecs.InstanceShape;

/** ECS's own policy on the groups of its providers. */
record EcsPolicy(AutoScaling groups) implements CapacityTarget {
    static final String NAME = "ECSManagedAutoScalingPolicy-simulated";

    @Override
    public int desired(String group) {
        return groups.group(group).sizes().desired();
    }

    @Override
    public InstanceShape shape(String group) {
        return groups.group(group).spec().shape();
    }

    @Override
    public void scale(String group, int desired) {
        groups.scaleByPolicy(group, NAME, desired);
    }
}
