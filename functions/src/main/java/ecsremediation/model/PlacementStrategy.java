package ecsremediation.model;

/**
 * One step of a service's placement strategy.
 *
 * @param type {@code spread}, {@code binpack} or {@code random}
 * @param field what the step uses: {@code instanceId}, {@code attribute:ecs.availability-zone}, {@code cpu},
 *     {@code memory}; empty for {@code random}
 */
public record PlacementStrategy(String type, String field) {}
