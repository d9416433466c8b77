package ecsremediation.simulator.ecs;

import java.time.Duration;

/** What is wrong with the tasks of a task definition family, until it is taken back. */
public sealed interface TaskFault {

    /**
     * Its image cannot be pulled.
     *
     * @param reason in ECS's words, such as {@code CannotPullContainerError: … not found}
     */
    record ImagePull(String reason) implements TaskFault {}

    /** Its container ends by itself. */
    record Crash(Duration after, int exitCode) implements TaskFault {}

    /** It runs, and its health check fails. */
    record Unhealthy(Duration after) implements TaskFault {}

    /** Its image takes so long to pull. */
    record SlowPull(Duration duration) implements TaskFault {}
}
