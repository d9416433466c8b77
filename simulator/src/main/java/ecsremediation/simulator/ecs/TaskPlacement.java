package ecsremediation.simulator.ecs;

/** The result of one placement attempt. */
sealed interface TaskPlacement {
    /** ECS places the task on this instance. */
    record On(EcsInstance instance) implements TaskPlacement {}

    /**
     * No instance takes the task.
     *
     * @param closest the instance with the fewest reasons against it
     * @param why the first of those reasons
     */
    record Nowhere(EcsInstance closest, PlacementFailure why) implements TaskPlacement {}

    /** The service has no instance that could take the task. */
    record NoInstances() implements TaskPlacement {}
}
