package ecsremediation.simulator.ecs;

import ecsremediation.model.SchedulingStrategy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** A service. Its values change as its tasks start and stop: read it under the world's lock. */
public final class EcsService {
    private final EcsCluster cluster;
    private final String arn;
    private final Optional<TaskRun.Origin> origin;
    private ServiceSpec spec;
    private boolean deleted;
    private final Instant createdAt;
    private final ServiceLog log;
    private final Retry retry = new Retry();
    private final List<EcsDeployment> deployments = new ArrayList<>();
    private final List<EcsTask> tasks = new ArrayList<>();
    private final List<EcsTask> wanted = new ArrayList<>();
    private int desired;
    private Optional<EcsDeployment> completed = Optional.empty();
    private Optional<Duration> stopTime = Optional.empty();

    EcsService(EcsCluster cluster, String arn, ServiceSpec spec, Instant createdAt) {
        this.cluster = cluster;
        this.arn = arn;
        this.spec = spec;
        this.createdAt = createdAt;
        this.desired = spec.desired();
        origin = Optional.empty();
        log = new ServiceLog();
    }

    /** Tasks outside of services: nothing schedules them. */
    EcsService(EcsCluster cluster, ServiceSpec spec, Instant createdAt, TaskRun.Origin origin) {
        this.cluster = cluster;
        this.arn = "";
        this.spec = spec;
        this.createdAt = createdAt;
        this.origin = Optional.of(origin);
        log = new ServiceLog();
    }

    /** Whether the service scheduler moves it: it is ACTIVE, and no mere set of tasks outside of services. */
    boolean isScheduled() {
        return origin.isEmpty() && !deleted;
    }

    /** Its name for its tasks; empty for tasks outside of services. */
    public Optional<String> nameOfService() {
        return origin.isEmpty() ? Optional.of(name()) : Optional.empty();
    }

    /** The group of its tasks: {@code service:} and its name, or what RunTask gave them. */
    public String taskGroup() {
        return origin.map(TaskRun.Origin::group).orElseGet(() -> "service:" + name());
    }

    /**
     * {@code ACTIVE}; after its deletion {@code DRAINING} until each task is STOPPING or STOPPED, then {@code INACTIVE}.
     */
    public String status() {
        if (!deleted) {
            return "ACTIVE";
        }
        boolean ended = tasks.stream()
                .allMatch(task -> task.status() == TaskStatus.STOPPING || task.status() == TaskStatus.STOPPED);
        return ended ? "INACTIVE" : "DRAINING";
    }

    void delete() {
        deleted = true;
        desired = 0;
        deployments.forEach(deployment -> deployment.desired(0));
    }

    public EcsCluster cluster() {
        return cluster;
    }

    public String name() {
        return spec.name();
    }

    public String arn() {
        return arn;
    }

    /** The parameters of its creation with later updates, except of desired count and task definition. */
    public ServiceSpec spec() {
        return spec;
    }

    void spec(ServiceSpec next) {
        spec = next;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public int desired() {
        return desired;
    }

    public boolean isDaemon() {
        return spec.strategy() == SchedulingStrategy.DAEMON;
    }

    /** Running tasks of all deployments. */
    public int running() {
        return deployments.stream().mapToInt(EcsDeployment::running).sum();
    }

    /** Pending tasks of all deployments: tasks that exist and do not run. */
    public int pending() {
        return deployments.stream().mapToInt(EcsDeployment::pending).sum();
    }

    /** Desired tasks that have no instance, whether ECS has created them or not. */
    public int unplaced() {
        long placed = wanted.stream().filter(t -> t.instance().isPresent()).count();
        return (int) Math.max(0, desired - placed);
    }

    /**
     * Tasks for which ECS looks for an instance: those that its newest deployment may start within its limits, and
     * those that exist and have none.
     */
    public int waiting() {
        long created = wanted.stream().filter(EcsTask::isUnplaced).count();
        return (int) created + new Rollout(this, Instant.MAX).mayStart();
    }

    /** Its deployments, newest (PRIMARY) first. */
    public List<EcsDeployment> deployments() {
        return Collections.unmodifiableList(deployments);
    }

    /** Its tasks that exist or stopped within the last hour, oldest first. */
    public List<EcsTask> tasks() {
        return Collections.unmodifiableList(tasks);
    }

    /** Those of its tasks that have a desired status of RUNNING, oldest first. */
    List<EcsTask> wanted() {
        return Collections.unmodifiableList(wanted);
    }

    /** Its events, newest first, at most 100. */
    public List<ServiceLog.Entry> events() {
        return log.entries();
    }

    /** The deployment to which the service moves. */
    public EcsDeployment primary() {
        return deployments.getFirst();
    }

    /** How long its tasks stay DEACTIVATING before their containers stop; empty if they do not. */
    public Optional<Duration> stopTime() {
        return stopTime;
    }

    void stopTime(Optional<Duration> next) {
        stopTime = next;
    }

    /** The last deployment that completed, whether ECS still lists it or not; empty if none did. */
    Optional<EcsDeployment> completed() {
        return completed;
    }

    void completed(EcsDeployment deployment) {
        completed = Optional.of(deployment);
    }

    ServiceLog log() {
        return log;
    }

    Retry retry() {
        return retry;
    }

    void desired(int next) {
        desired = next;
    }

    void add(EcsDeployment deployment) {
        deployments.addFirst(deployment);
    }

    void drop(EcsDeployment deployment) {
        deployments.remove(deployment);
    }

    void add(EcsTask task) {
        tasks.add(task);
        wanted.add(task);
    }

    void stopping(EcsTask task) {
        wanted.remove(task);
    }

    void remove(EcsTask task) {
        tasks.remove(task);
    }
}
