package ecsremediation.simulator.ecs;

/** The hand that ECS's managed scaling has on Auto Scaling groups. */
public interface CapacityTarget {

    /** The group's desired capacity. */
    int desired(String group);

    /** What one new instance of the group brings. */
    InstanceShape shape(String group);

    /** Sets desired through ECS's own policy; Auto Scaling keeps it within min and max. */
    void scale(String group, int desired);
}
