package ecsremediation.model;

/**
 * A capacity provider's part of the tasks in a capacity provider strategy (CapacityProviderStrategyItem in the
 * ECS API reference).
 *
 * @param provider its name
 * @param base the number of tasks that it gets before any is split by weight
 * @param weight its part of the other tasks, relative to the sum of the weights
 */
public record ProviderShare(String provider, int base, int weight) {}
