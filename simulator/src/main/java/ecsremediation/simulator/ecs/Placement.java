package ecsremediation.simulator.ecs;

/** What came of looking for an instance for one task. */
sealed interface Placement {
    /** It goes there. */
    record On(EcsInstance instance) implements Placement {}

    /** No instance takes it; the closest one, and why not. */
    record Nowhere(EcsInstance closest, Misfit why) implements Placement {}

    /** There is no instance to ask. */
    record NoInstances() implements Placement {}
}
