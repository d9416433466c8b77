package ecsremediation.model;

/**
 * Tasks that no service started and that wait for an instance of a capacity provider. No service's counts show
 * them.
 *
 * @param group ECS's group of the tasks, such as {@code family:nightly}
 * @param taskDefinition its ARN
 * @param capacityProvider the provider's name
 * @param count at least 1
 */
public record WaitingTasks(String group, String taskDefinition, String capacityProvider, int count) {}
