package ecsremediation.simulator.ecs;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/** One task. It changes as it lives; read it under the world's lock. */
public final class EcsTask {
    private final String id;
    private final String arn;
    private final EcsService service;
    private final EcsDeployment deployment;
    private final Instant createdAt;
    private TaskStatus status = TaskStatus.PROVISIONING;
    private Optional<EcsInstance> instance = Optional.empty();
    private Optional<String> capacityProvider = Optional.empty();
    private Optional<Instant> pullStartedAt = Optional.empty();
    private Optional<Instant> pullStoppedAt = Optional.empty();
    private Optional<Instant> startedAt = Optional.empty();
    private Optional<TaskStop> stop = Optional.empty();
    private String healthStatus = "UNKNOWN";
    private int version = 1;

    EcsTask(String id, String arn, EcsDeployment deployment, Instant createdAt) {
        this.id = id;
        this.arn = arn;
        this.service = deployment.service();
        this.deployment = deployment;
        this.createdAt = createdAt;
    }

    public String id() {
        return id;
    }

    public String arn() {
        return arn;
    }

    public EcsService service() {
        return service;
    }

    public EcsDeployment deployment() {
        return deployment;
    }

    public TaskRevision definition() {
        return deployment.definition();
    }

    public Instant createdAt() {
        return createdAt;
    }

    public TaskStatus status() {
        return status;
    }

    /** {@code RUNNING} until it is told to stop, then {@code STOPPED}. */
    public String desiredStatus() {
        return stop.isPresent() ? "STOPPED" : "RUNNING";
    }

    /** The instance it was placed on; empty while it is unplaced. */
    public Optional<EcsInstance> instance() {
        return instance;
    }

    public Optional<String> capacityProvider() {
        return capacityProvider;
    }

    public Optional<Instant> pullStartedAt() {
        return pullStartedAt;
    }

    public Optional<Instant> pullStoppedAt() {
        return pullStoppedAt;
    }

    public Optional<Instant> startedAt() {
        return startedAt;
    }

    /** Why it stops or stopped. */
    public Optional<TaskStop> stop() {
        return stop;
    }

    /** {@code HEALTHY}, {@code UNHEALTHY} or {@code UNKNOWN}. */
    public String healthStatus() {
        return healthStatus;
    }

    /** Counts its changes, as task state change events do. */
    public int version() {
        return version;
    }

    /** Whether it counts for its service: not told to stop. */
    public boolean isWanted() {
        return stop.isEmpty();
    }

    /** Whether it is wanted and RUNNING. */
    public boolean isRunning() {
        return isWanted() && status == TaskStatus.RUNNING;
    }

    /** Whether it is wanted and neither running nor waiting for an instance. */
    public boolean isStarting() {
        return isWanted() && status != TaskStatus.RUNNING && instance.isPresent();
    }

    /** Whether it exists, is wanted, and has no instance. */
    public boolean isUnplaced() {
        return isWanted() && instance.isEmpty();
    }

    void waitFor(String provider) {
        capacityProvider = Optional.of(provider);
    }

    void place(EcsInstance on) {
        instance = Optional.of(on);
        capacityProvider = on.capacityProvider().or(() -> capacityProvider);
        become(TaskStatus.PENDING);
    }

    void become(TaskStatus next) {
        status = next;
        version++;
    }

    void pulling(Instant from, Optional<Instant> to) {
        pullStartedAt = Optional.of(from);
        pullStoppedAt = to;
    }

    void started(Instant at) {
        startedAt = Optional.of(at);
        become(TaskStatus.RUNNING);
    }

    void health(String next) {
        healthStatus = next;
        version++;
    }

    void stopping(TaskStop why) {
        stop = Optional.of(why);
    }

    /** The exit code of its container, once it ended by itself. */
    public OptionalInt exitCode() {
        return stop.map(TaskStop::exitCode).orElseGet(OptionalInt::empty);
    }
}
