package ecsremediation.model;

/**
 * A placement constraint of a service or a task definition.
 *
 * @param type {@code distinctInstance} or {@code memberOf}, as ECS spells it
 * @param expression the cluster query language expression of a {@code memberOf}; empty otherwise
 */
public record PlacementConstraint(String type, String expression) {}
