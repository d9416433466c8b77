package ecsremediation.placement;

import ecsremediation.model.Resources;

/**
 * One instance type that a group may launch, as it would register.
 *
 * @param type the EC2 instance type
 * @param weight the capacity units one of it counts for; 1 in a group without weights
 * @param registered what it brings in all
 * @param capacity what it has for tasks once the cluster's daemon tasks took theirs
 */
public record InstanceKind(String type, int weight, Resources registered, InstanceCapacity capacity) {}
