package ecsremediation.simulator.ecs;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** One deployment of a service. Read it under the world's lock. */
public final class EcsDeployment {
    /** Tasks that may die in a row before ECS holds back; no page states the number. */
    private static final int PATIENT_DEATHS = 3;

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(30);
    private static final int MOST_DOUBLINGS = 6;
    /** [ECS guide, service throttle logic]; only an update of the service starts anew. */
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);

    private final String id;
    private final EcsService service;
    private final TaskRevision definition;
    private final Instant createdAt;
    private Instant updatedAt;
    private String status = "PRIMARY";
    private int desired;
    private int failedTasks;
    private int deaths;
    private Instant notBefore = Instant.MIN;
    private String rolloutState = "IN_PROGRESS";

    EcsDeployment(String id, EcsService service, TaskRevision definition, Instant createdAt) {
        this.id = id;
        this.service = service;
        this.definition = definition;
        this.createdAt = createdAt;
        updatedAt = createdAt;
    }

    /** Such as {@code ecs-svc/1234567890123456789}. */
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

    /** Consecutive tasks that did not start; back to 0 with the first that runs. */
    public int failedTasks() {
        return failedTasks;
    }

    /** {@code IN_PROGRESS} or {@code COMPLETED}. */
    public String rolloutState() {
        return rolloutState;
    }

    /** ECS's words for the state. */
    public String rolloutStateReason() {
        return "ECS deployment " + id + (rolloutState.equals("COMPLETED") ? " completed." : " in progress.");
    }

    public int running() {
        return (int) wanted().stream().filter(EcsTask::isRunning).count();
    }

    /** Tasks that exist, are wanted and do not run: waiting for an instance or starting on one. */
    public int pending() {
        return wanted().size() - running();
    }

    List<EcsTask> wanted() {
        return service.tasks().stream()
                .filter(t -> t.deployment().equals(this) && t.isWanted())
                .toList();
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
        updatedAt = at;
    }

    void taskFailed() {
        failedTasks++;
    }

    void taskRuns() {
        failedTasks = 0;
    }

    /** Counts a task that started and did not stay; answers whether ECS holds back from now on. */
    boolean taskDied(Instant at) {
        failedTasks++;
        deaths++;
        if (deaths < PATIENT_DEATHS) {
            return false;
        }
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(deaths - PATIENT_DEATHS, MOST_DOUBLINGS));
        notBefore = at.plus(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE);
        return true;
    }

    boolean mayStart(Instant at) {
        return !at.isBefore(notBefore);
    }
}
