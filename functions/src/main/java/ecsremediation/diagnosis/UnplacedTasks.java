package ecsremediation.diagnosis;

/**
 * Tasks of one deployment that have no instance.
 *
 * @param taskDefinition its ARN
 * @param count at least 1; never more than the deployment's bounds let ECS place at once
 */
public record UnplacedTasks(String deployment, String taskDefinition, int count) {}
