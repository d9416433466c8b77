package ecsremediation.simulator.ecs;

/**
 * An agent's request to join a cluster.
 *
 * @param group the Auto Scaling group that launched the instance
 */
public record Registration(String cluster, String ec2InstanceId, String group, String zone, InstanceShape shape) {}
