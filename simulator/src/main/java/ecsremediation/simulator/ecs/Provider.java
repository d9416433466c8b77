package ecsremediation.simulator.ecs;

/**
 * A capacity provider over an Auto Scaling group.
 *
 * @param group the group's name
 * @param managedScaling whether ECS drives the group's desired capacity
 * @param targetCapacity percent of the group that tasks should use, 1 to 100
 */
public record Provider(String name, String arn, String group, boolean managedScaling, int targetCapacity) {}
