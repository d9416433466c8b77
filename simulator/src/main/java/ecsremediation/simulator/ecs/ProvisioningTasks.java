package ecsremediation.simulator.ecs;

import ecsremediation.simulator.engine.DelayRange;
import ecsremediation.simulator.engine.EventLoop;
import ecsremediation.simulator.engine.RandomSource;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;

/**
 * Tasks of services and of RunTask whose capacity provider has managed scaling. ECS creates them without an instance;
 * they wait in PROVISIONING until an instance of the provider takes them. Without managed scaling ECS does not create an
 * unplaced task.
 */
final class ProvisioningTasks {
    /** Tasks in PROVISIONING per cluster [quota L-B7718569]. */
    private static final int MOST_PROVISIONING = 500;
    /** The time after which ECS stops a waiting task [containers-roadmap issue 2381, quoting AWS's blog]. */
    private static final DelayRange WAIT = DelayRange.seconds(600, 1800);

    private static final int ID_DIGITS = 32;

    private final EventLoop eventLoop;
    private final EcsEventPublisher publisher;
    private final TaskLifecycle lifecycle;
    private final Placer placer;
    private final RandomSource random;

    ProvisioningTasks(EventLoop eventLoop, EcsEventPublisher publisher, TaskLifecycle lifecycle, Placer placer) {
        this.eventLoop = eventLoop;
        this.publisher = publisher;
        this.lifecycle = lifecycle;
        this.placer = placer;
        random = eventLoop.randomSource("provisioning");
    }

    boolean appliesTo(EcsService service) {
        return !service.isDaemon() && provider(service).stream().anyMatch(Provider::managedScaling);
    }

    private static List<Provider> provider(EcsService service) {
        return service.spec().capacityProviders().stream()
                .limit(1)
                .flatMap(p -> service.cluster().provider(p).stream())
                .toList();
    }

    EcsTask create(EcsDeployment deployment) {
        EcsCluster cluster = deployment.service().cluster();
        String id = eventLoop.randomSource("task ids").hex(ID_DIGITS);
        String arn = eventLoop.account().inCluster("task", cluster.name(), id);
        EcsTask task = new EcsTask(id, arn, deployment, eventLoop.now());
        deployment.service().add(task);
        return task;
    }

    /** Creates up to {@code count} missing tasks, within the quota. */
    void createMissing(EcsService service, int count) {
        long waiting = service.cluster().unplaced().count();
        for (int i = 0; i < Math.min(count, MOST_PROVISIONING - waiting); i++) {
            EcsTask task = create(service.primary());
            provider(service).forEach(p -> task.waitFor(p.name()));
            publisher.changed(task);
            eventLoop.after(random.between(WAIT), () -> stopUnplaced(task));
        }
    }

    /** Places the waiting tasks that an instance takes, oldest first. */
    void place(EcsService service) {
        List<EcsTask> placed = service.wanted().stream()
                .filter(EcsTask::isUnplaced)
                .filter(this::place)
                .toList();
        if (!placed.isEmpty() && service.isScheduled()) {
            publisher.started(service, placed);
        }
    }

    private boolean place(EcsTask task) {
        if (placer.choose(task.service(), task.definition()) instanceof TaskPlacement.On on) {
            lifecycle.begin(task, on.instance());
            return true;
        }
        return false;
    }

    /** At the end of its wait, ECS places the task if an instance has become free, or stops it. */
    private void stopUnplaced(EcsTask task) {
        if (task.isUnplaced()) {
            place(task.service());
        }
        if (task.isUnplaced()) {
            String reason = "TaskFailedToStart: " + reason(placer.choose(task.service(), task.definition()));
            task.deployment().taskFailed();
            lifecycle.stop(task, new TaskStop(eventLoop.now(), "TaskFailedToStart", reason, OptionalInt.empty()));
            if (task.service().isScheduled()) {
                publisher.gaveUpWaiting(task.service(), reason);
            }
        }
    }

    private static String reason(TaskPlacement placement) {
        return switch (placement) {
            case TaskPlacement.Nowhere nowhere -> nowhere.why().code();
            case TaskPlacement.NoInstances none -> "EMPTY CAPACITY PROVIDER";
            case TaskPlacement.On on ->
                throw new IllegalStateException(
                        "the task fits on " + on.instance().id());
        };
    }

    static TaskStop byScheduler(Instant at, EcsTask task) {
        String reason =
                "Scaling activity initiated by (deployment " + task.deployment().id() + ")";
        return new TaskStop(at, "ServiceSchedulerInitiated", reason, OptionalInt.empty());
    }
}
