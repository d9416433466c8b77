package ecsremediation.simulator.ecs;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/** One task. Its values change during its lifecycle: read it under the world's lock. */
public final class EcsTask {
    private static final int LOT_DIGITS = 8;
    private static final double LOTS = 0x1p32;

    private final String id;
    private final String arn;
    private final EcsService service;
    private final EcsDeployment deployment;
    private final Instant createdAt;
    private final double lot;
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
        lot = Long.parseLong(id.substring(0, LOT_DIGITS), 16) / LOTS;
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

    /** The id of its deployment, or the text that the caller of RunTask gave. */
    public String startedBy() {
        return deployment.id();
    }

    public Instant createdAt() {
        return createdAt;
    }

    public TaskStatus status() {
        return status;
    }

    /** {@code RUNNING} until a stop is ordered, then {@code STOPPED}. */
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

    /** Why it stops or stopped; empty before. */
    public Optional<TaskStop> stop() {
        return stop;
    }

    /** {@code HEALTHY}, {@code UNHEALTHY} or {@code UNKNOWN}. */
    public String healthStatus() {
        return healthStatus;
    }

    /** The number of its changes, as task state change events count them. */
    public int version() {
        return version;
    }

    /** Whether it counts for its service: its desired status is {@code RUNNING}. */
    public boolean isWanted() {
        return stop.isEmpty();
    }

    /** Whether its desired and its last status are RUNNING. */
    public boolean isRunning() {
        return isWanted() && status == TaskStatus.RUNNING;
    }

    /** Whether its desired status is RUNNING, it has an instance, and it does not run yet. */
    public boolean isStarting() {
        return isWanted() && status != TaskStatus.RUNNING && instance.isPresent();
    }

    /** Whether its desired status is RUNNING and it has no instance. */
    public boolean isUnplaced() {
        return isWanted() && instance.isEmpty();
    }

    /** Whether its desired status is RUNNING and its instance is DRAINING: another task is to replace it. */
    boolean isLeaving() {
        return isWanted() && instance.filter(i -> i.status().equals("DRAINING")).isPresent();
    }

    /** A number from 0 to less than 1, random as its id is. It decides whether a fault of a share of tasks befalls it. */
    double lot() {
        return lot;
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

    void pullTimes(Instant from, Optional<Instant> to) {
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
        service.stopping(this);
    }

    /** The exit code of its container; empty unless the container ended by itself. */
    public OptionalInt exitCode() {
        return stop.map(TaskStop::exitCode).orElseGet(OptionalInt::empty);
    }
}
