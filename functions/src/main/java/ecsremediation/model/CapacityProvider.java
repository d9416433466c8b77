package ecsremediation.model;

import java.util.Optional;

/**
 * A capacity provider of the cluster.
 *
 * @param kind {@code EC2_AUTOSCALING}, {@code MANAGED_INSTANCES}, {@code FARGATE}, {@code FARGATE_SPOT}; an
 *     open set
 * @param group the name of its Auto Scaling group; empty where it has none
 * @param managedScaling whether ECS changes the group's desired capacity
 */
public record CapacityProvider(String name, String kind, Optional<String> group, boolean managedScaling) {}
