package ecsremediation.simulator.ecs;

/** What came of looking for an instance for one task. */
sealed interface TaskPlacement {
    /** It goes there. */
    record On(EcsInstance instance) implements TaskPlacement {}

    /** No instance takes it; the closest one, and why not. */
    record Nowhere(EcsInstance closest, PlacementFailure why) implements TaskPlacement {}

    /** There is no instance to ask. */
    record NoInstances() implements TaskPlacement {}
}
