package ecsremediation.simulator.ecs;

import java.time.Duration;

/** A fault of the tasks of a task definition family. It lasts until it is removed. */
public sealed interface TaskFault {

    /**
     * The image cannot be pulled.
     *
     * @param reason ECS's text, such as {@code CannotPullContainerError: … not found}
     */
    record ImagePull(String reason) implements TaskFault {}

    /**
     * The container exits by itself.
     *
     * @param after time from RUNNING to the exit
     */
    record Crash(Duration after, int exitCode) implements TaskFault {}

    /**
     * The task runs, and its health check fails.
     *
     * @param after time from RUNNING to UNHEALTHY
     */
    record Unhealthy(Duration after) implements TaskFault {}

    /** The pull of the image takes this time. */
    record SlowPull(Duration duration) implements TaskFault {}
}
