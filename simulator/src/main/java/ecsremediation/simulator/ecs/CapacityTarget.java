package ecsremediation.simulator.ecs;

import java.util.Set;

/** The Auto Scaling groups that ECS's managed scaling changes. */
public interface CapacityTarget {

    /** The group's desired capacity. */
    int desired(String group);

    /** The group's min size. */
    int min(String group);

    /** Protects these EC2 instances of the group from scale-in, and no others. */
    void protect(String group, Set<String> instances);

    /** The resources that one new instance of the group registers. */
    InstanceShape shape(String group);

    /** Sets desired through the policy of ECS. Auto Scaling limits it to min and max. */
    void scale(String group, int desired);
}
