package ecsremediation.placement;

import ecsremediation.model.Resources;

/**
 * One instance type that a group may launch, as it would register.
 *
 * @param type the EC2 instance type
 * @param weight the capacity units of one instance; 1 in a group without weights
 * @param registered its resources in total
 * @param capacity its free resources after the cluster's daemon tasks
 */
public record InstanceKind(String type, int weight, Resources registered, InstanceCapacity capacity) {}
