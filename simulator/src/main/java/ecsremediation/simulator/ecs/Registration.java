package ecsremediation.simulator.ecs;

/**
 * The parameters of RegisterContainerInstance.
 *
 * @param group the Auto Scaling group that launched the instance
 */
public record Registration(String cluster, String ec2InstanceId, String group, String zone, InstanceShape shape) {}
