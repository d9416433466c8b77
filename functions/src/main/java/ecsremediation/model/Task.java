package ecsremediation.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One task of a service, running or recently stopped.
 *
 * @param deployment the id of the deployment that started it, as in ECS's field startedBy, such as
 *     {@code ecs-svc/123}
 * @param lastStatus {@code PROVISIONING}, {@code PENDING}, {@code ACTIVATING}, {@code RUNNING},
 *     {@code STOPPED} …; an open set
 * @param containerInstance the ARN of the instance it was placed on; empty while it is unplaced
 * @param capacityProvider the provider it waits for or was placed through
 * @param healthStatus {@code HEALTHY}, {@code UNHEALTHY} or {@code UNKNOWN}
 * @param containers those of a task that starts on an instance; empty for every other task
 * @param stoppingAt when it began to stop; empty where ECS returns no such time
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
        List<Container> containers,
        Optional<Instant> stoppingAt,
        Optional<Stop> stop) {
    public Task {
        containers = List.copyOf(containers);
    }

    /** Whether its last status is {@code RUNNING}. */
    public boolean isRunning() {
        return lastStatus.equals("RUNNING");
    }

    /** Whether it has stopped or begun to stop. */
    public boolean isStopped() {
        return stop.isPresent();
    }

    /** Whether it stops on an instance and may still hold its room there. */
    public boolean isStopping() {
        return containerInstance.isPresent()
                && switch (lastStatus) {
                    case "DEACTIVATING", "STOPPING", "DEPROVISIONING" -> true;
                    case "STOPPED", "DELETED" -> false;
                    default -> isStopped();
                };
    }

    /** When it began to stop, or else when it stopped. Empty for a task that does neither. */
    public Optional<Instant> stopBegan() {
        return stoppingAt.or(() -> stop.map(Stop::at));
    }

    /** Whether it exists and ECS has not placed it on an instance yet. More capacity may help it. */
    public boolean isUnplaced() {
        return !isStopped() && !isRunning() && containerInstance.isEmpty();
    }

    /** Whether ECS has placed it on an instance and it does not run yet. More capacity does not help it. */
    public boolean isStarting() {
        return !isStopped() && !isRunning() && containerInstance.isPresent();
    }

    /**
     * One container of a task that starts.
     *
     * @param lastStatus {@code PENDING}, {@code RUNNING}, {@code STOPPED} …; an open set
     * @param healthStatus {@code HEALTHY}, {@code UNHEALTHY} or {@code UNKNOWN}
     * @param exitCode of a container that stopped
     */
    public record Container(String name, String lastStatus, String healthStatus, OptionalInt exitCode) {}

    /**
     * Why a task stopped. ECS keeps it for at least an hour.
     *
     * @param at when it stopped or began to stop
     * @param code ECS's stop code, such as {@code TaskFailedToStart}; an open set, empty where ECS returns
     *     none
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
