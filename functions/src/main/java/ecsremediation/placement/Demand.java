package ecsremediation.placement;

import ecsremediation.event.ServiceName;
import ecsremediation.model.PlacementConstraint;
import ecsremediation.model.PlacementStrategy;
import ecsremediation.model.TaskDefinition;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Tasks of one kind to be placed. Identical tasks are one Demand with a count, so that the work grows with
 * the number of kinds and not of tasks.
 *
 * @param constraints the service's and the task definition's
 * @param capacityProviders the providers whose instances alone may take the tasks; empty where any instance
 *     may
 * @param zones the zones whose instances alone may take the tasks; empty where those of any zone may
 * @param count the number of tasks, at least 1
 */
public record Demand(
        ServiceName service,
        TaskDefinition task,
        List<PlacementConstraint> constraints,
        List<PlacementStrategy> strategies,
        SortedSet<String> capacityProviders,
        SortedSet<String> zones,
        int count) {
    public Demand {
        if (count < 1) {
            throw new IllegalArgumentException("count " + count + " must be at least 1");
        }
        constraints = List.copyOf(constraints);
        strategies = List.copyOf(strategies);
        capacityProviders = Collections.unmodifiableSortedSet(new TreeSet<>(capacityProviders));
        zones = Collections.unmodifiableSortedSet(new TreeSet<>(zones));
    }

    /** Tasks that instances of any zone may take. */
    public Demand(
            ServiceName service,
            TaskDefinition task,
            List<PlacementConstraint> constraints,
            List<PlacementStrategy> strategies,
            SortedSet<String> capacityProviders,
            int count) {
        this(service, task, constraints, strategies, capacityProviders, Collections.emptySortedSet(), count);
    }

    /** The same demand with that number of tasks, at least 1. */
    public Demand of(int number) {
        return new Demand(service, task, constraints, strategies, capacityProviders, zones, number);
    }
}
