package ecsremediation.simulator.ecs;

/**
 * A capacity provider for an Auto Scaling group.
 *
 * @param group the group's name
 * @param managedScaling whether ECS sets the group's desired capacity
 * @param targetCapacity target utilization of the group in percent, 1 to 100
 */
public record Provider(String name, String arn, String group, boolean managedScaling, int targetCapacity) {}
