package ecsremediation.simulator.ecs;

/**
 * A capacity provider for an Auto Scaling group.
 *
 * @param group the group's name
 * @param managedScaling whether ECS sets the group's desired capacity
 * @param targetCapacity target utilization of the group in percent, 1 to 100
 * @param protects whether ECS protects instances with tasks from scale-in, if it manages scaling
 */
public record Provider(
        String name, String arn, String group, boolean managedScaling, int targetCapacity, boolean protects) {

    /** The same provider with managed scaling on or off. */
    Provider managed(boolean isOn) {
        return new Provider(name, arn, group, isOn, targetCapacity, protects);
    }
}
