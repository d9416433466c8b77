package ecsremediation.simulator.ecs;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** One deployment of a service. Read it under the world's lock. */
public final class EcsDeployment {
    private static final String BREAKER = "ECS deployment circuit breaker: ";
    /** Consecutive failed tasks after which ECS delays further starts. Assumed: no AWS page states the number. */
    private static final int TOLERATED_FAILURES = 3;

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(30);
    private static final int MOST_DOUBLINGS = 6;
    /** [ECS guide, service throttle logic]. Only an update of the service resets the pause. */
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);

    private final String id;
    private final EcsService service;
    private final TaskRevision definition;
    private final Instant createdAt;
    private Instant updatedAt;
    private String status = "PRIMARY";
    private int desired;
    private int failedTasks;
    private int failures;
    private Instant notBefore = Instant.MIN;
    private String rolloutState = "IN_PROGRESS";
    private boolean rollback;

    EcsDeployment(String id, EcsService service, TaskRevision definition, Instant createdAt) {
        this.id = id;
        this.service = service;
        this.definition = definition;
        this.createdAt = createdAt;
        updatedAt = createdAt;
    }

    /** The id, such as {@code ecs-svc/1234567890123456789}. */
    public String id() {
        return id;
    }

    public EcsService service() {
        return service;
    }

    public TaskRevision definition() {
        return definition;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant updatedAt() {
        return updatedAt;
    }

    /** {@code PRIMARY} or {@code ACTIVE}. */
    public String status() {
        return status;
    }

    public int desired() {
        return desired;
    }

    /** Consecutive tasks that did not start; 0 again after one runs. */
    public int failedTasks() {
        return failedTasks;
    }

    /** {@code IN_PROGRESS}, {@code COMPLETED} or {@code FAILED}. */
    public String rolloutState() {
        return rolloutState;
    }

    /** ECS's text for the rollout state. */
    public String rolloutStateReason() {
        return switch (rolloutState) {
            case "COMPLETED" -> "ECS deployment " + id + " completed.";
            case "FAILED" -> BREAKER + "tasks failed to start.";
            default ->
                rollback
                        ? BREAKER + "rolling back to deploymentId " + id + "."
                        : "ECS deployment " + id + " in progress.";
        };
    }

    public int running() {
        return (int) wanted().stream().filter(EcsTask::isRunning).count();
    }

    /** Tasks that have a desired status of RUNNING and do not run: they wait for an instance or start on one. */
    public int pending() {
        return wanted().size() - running();
    }

    List<EcsTask> wanted() {
        return service.wanted().stream()
                .filter(t -> t.deployment().equals(this))
                .toList();
    }

    /** Its tasks that no draining instance holds. */
    List<EcsTask> staying() {
        return wanted().stream().filter(t -> !t.isLeaving()).toList();
    }

    boolean isPrimary() {
        return status.equals("PRIMARY");
    }

    void desired(int next) {
        desired = next;
    }

    void retire(Instant at) {
        status = "ACTIVE";
        updatedAt = at;
    }

    void complete(Instant at) {
        rolloutState = "COMPLETED";
        rollback = false;
        updatedAt = at;
    }

    boolean isInProgress() {
        return rolloutState.equals("IN_PROGRESS");
    }

    boolean isFailed() {
        return rolloutState.equals("FAILED");
    }

    /** Whether the service goes back to it, because a later deployment failed. */
    boolean isRollback() {
        return rollback;
    }

    /** The circuit breaker gave it up. */
    void fail(Instant at) {
        rolloutState = "FAILED";
        updatedAt = at;
    }

    /** The service goes back to it: what failed before no longer counts. */
    void resume(int wanted, Instant at) {
        status = "PRIMARY";
        rolloutState = "IN_PROGRESS";
        rollback = true;
        desired = wanted;
        failedTasks = 0;
        failures = 0;
        notBefore = Instant.MIN;
        updatedAt = at;
    }

    void taskFailed() {
        failedTasks++;
    }

    void taskRuns() {
        failedTasks = 0;
    }

    /** Counts a task that started and then failed. Returns whether ECS delays further starts from now on. */
    boolean taskStopped(Instant at) {
        failedTasks++;
        failures++;
        if (failures < TOLERATED_FAILURES) {
            return false;
        }
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(failures - TOLERATED_FAILURES, MOST_DOUBLINGS));
        notBefore = at.plus(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE);
        return true;
    }

    boolean mayStart(Instant at) {
        return !isFailed() && !at.isBefore(notBefore);
    }
}
