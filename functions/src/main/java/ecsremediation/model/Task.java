package ecsremediation.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One task of a service, running or recently stopped.
 *
 * @param deployment the id of the deployment that started it, as ECS names the starter, such as {@code ecs-svc/123}
 * @param lastStatus {@code PROVISIONING}, {@code PENDING}, {@code ACTIVATING}, {@code RUNNING}, {@code STOPPED} …; an
 *     open set
 * @param containerInstance the ARN of the instance it was placed on; empty while it is unplaced
 * @param capacityProvider the provider it waits for or was placed through
 * @param healthStatus {@code HEALTHY}, {@code UNHEALTHY} or {@code UNKNOWN}
 */
public record Task(
        String arn,
        String deployment,
        String taskDefinition,
        String lastStatus,
        Optional<String> containerInstance,
        Optional<String> capacityProvider,
        Instant createdAt,
        Optional<Instant> pullStartedAt,
        Optional<Instant> pullStoppedAt,
        Optional<Instant> startedAt,
        String healthStatus,
        Optional<Stop> stop) {

    /** Whether it runs. */
    public boolean isRunning() {
        return lastStatus.equals("RUNNING");
    }

    /** Whether it has stopped. */
    public boolean isStopped() {
        return stop.isPresent();
    }

    /** Whether it exists, waits, and no instance has been chosen for it: more capacity could cure it. */
    public boolean isUnplaced() {
        return !isStopped() && !isRunning() && containerInstance.isEmpty();
    }

    /** Whether an instance has been chosen but the task does not run yet: more capacity cannot help it. */
    public boolean isStarting() {
        return !isStopped() && !isRunning() && containerInstance.isPresent();
    }

    /**
     * Why a task stopped. ECS keeps it for at least an hour.
     *
     * @param at when it stopped or began to stop
     * @param code ECS's stop code, such as {@code TaskFailedToStart}; an open set, empty where ECS gives none
     * @param reason ECS's words
     */
    public record Stop(Instant at, String code, String reason, List<ContainerExit> containers) {
        public Stop {
            containers = List.copyOf(containers);
        }
    }

    /** How one container of a stopped task ended. */
    public record ContainerExit(String name, OptionalInt exitCode, Optional<String> reason) {}
}
