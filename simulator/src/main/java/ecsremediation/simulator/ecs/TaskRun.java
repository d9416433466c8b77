package ecsremediation.simulator.ecs;

import ecsremediation.model.PlacementConstraint;
import ecsremediation.model.PlacementStrategy;
import java.util.List;
import java.util.Optional;

/**
 * The parameters of RunTask, for launch type EC2 or a capacity provider.
 *
 * @param taskDefinition ARN, {@code family:revision}, or the family alone
 * @param count the number of tasks, 1 to 10
 * @param group the tasks' group; empty for {@code family:} and the family
 * @param startedBy the caller's text; empty for none
 * @param capacityProviders names of the strategy, the first takes all tasks; empty for launch type EC2
 */
public record TaskRun(
        String taskDefinition,
        int count,
        Optional<String> group,
        String startedBy,
        List<String> capacityProviders,
        List<PlacementConstraint> constraints,
        List<PlacementStrategy> strategies) {
    public TaskRun {
        capacityProviders = List.copyOf(capacityProviders);
        constraints = List.copyOf(constraints);
        strategies = List.copyOf(strategies);
    }

    /**
     * What RunTask did.
     *
     * @param failures why instances took none of the tasks that did not start; empty if all started
     */
    public record Started(List<EcsTask> tasks, List<Misfit> failures) {
        public Started {
            tasks = List.copyOf(tasks);
            failures = List.copyOf(failures);
        }
    }

    /**
     * Why an instance takes no task.
     *
     * @param reason ECS's code, such as {@code RESOURCE:MEMORY}
     */
    public record Misfit(EcsInstance instance, String reason) {}

    /**
     * Where tasks outside of services come from.
     *
     * @param group such as {@code family:backup}
     * @param startedBy the caller's text; empty for none
     */
    record Origin(String group, String startedBy) {}
}
