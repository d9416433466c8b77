package ecsremediation.simulator.ecs;

import ecsremediation.simulator.engine.DelayRange;
import ecsremediation.simulator.engine.EventLoop;
import ecsremediation.simulator.engine.RandomSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Moves a task from its placement to RUNNING and from there to STOPPED, with random delays. The agent of its instance
 * does each step: while it is disconnected, the task stays as it is.
 */
final class TaskLifecycle {
    /** From placement until the agent starts the pull. Assumed: no AWS page states it. */
    private static final DelayRange AGENT = DelayRange.millis(500, 2000);
    /** Pull of an image of ordinary size. Assumed. */
    private static final DelayRange PULL = DelayRange.seconds(3, 15);
    /** From the end of the pull to RUNNING. Assumed. */
    private static final DelayRange START = DelayRange.millis(500, 3000);
    /** From the stop order to STOPPED. ECS kills the container after 30 s. */
    private static final DelayRange STOP = DelayRange.seconds(2, 30);
    /** From the exit of a container to STOPPED. Assumed. */
    private static final Duration REPORT = Duration.ofSeconds(1);
    /** ECS shows a stopped task for at least one hour [ECS API, DescribeTasks]. */
    private static final Duration RETENTION = Duration.ofHours(1);

    private final EventLoop eventLoop;
    private final RandomSource random;
    private final EcsEventPublisher publisher;
    private final Consumer<EcsService> changed;
    private final TaskFaults faults = new TaskFaults();

    /** @param changed called with each service whose tasks started to run or stopped */
    TaskLifecycle(EventLoop eventLoop, EcsEventPublisher publisher, Consumer<EcsService> changed) {
        this.eventLoop = eventLoop;
        this.publisher = publisher;
        this.changed = changed;
        random = eventLoop.randomSource("task life");
    }

    TaskFaults faults() {
        return faults;
    }

    /** Starts a task on its instance. */
    void begin(EcsTask task, EcsInstance on) {
        task.place(on);
        on.hold(task);
        publisher.changed(task);
        eventLoop.after(random.between(AGENT), () -> byAgent(task, () -> pull(task)));
    }

    /** Does the step now, or as soon as the agent is connected again. */
    private static void byAgent(EcsTask task, Runnable step) {
        task.instance().ifPresentOrElse(i -> i.whenConnected(step), step);
    }

    private void pull(EcsTask task) {
        if (!task.isWanted()) {
            return;
        }
        Duration takes = random.between(PULL);
        if (fault(task) instanceof TaskFault.SlowPull slow) {
            takes = slow.duration();
        }
        Instant from = eventLoop.now();
        task.pullTimes(from, Optional.empty());
        eventLoop.after(takes, () -> byAgent(task, () -> pulled(task, from)));
    }

    private void pulled(EcsTask task, Instant from) {
        if (!task.isWanted()) {
            return;
        }
        if (fault(task) instanceof TaskFault.ImagePull failed) {
            died(task);
            stop(task, new TaskStop(eventLoop.now(), "TaskFailedToStart", failed.reason(), OptionalInt.empty()));
            return;
        }
        task.pullTimes(from, Optional.of(eventLoop.now()));
        eventLoop.after(random.between(START), () -> byAgent(task, () -> run(task)));
    }

    private void run(EcsTask task) {
        if (!task.isWanted()) {
            return;
        }
        task.started(eventLoop.now());
        publisher.changed(task);
        if (fault(task) instanceof TaskFault.Crash crash) {
            eventLoop.after(crash.after(), () -> exit(task, crash.exitCode()));
        } else if (fault(task) instanceof TaskFault.Unhealthy unhealthy) {
            eventLoop.after(unhealthy.after(), () -> byAgent(task, () -> failHealthCheck(task)));
        } else {
            task.deployment().taskRuns();
        }
        changed.accept(task.service());
        if (task.service().deployments().size() > 1) {
            eventLoop.after(Rollout.HEALTHY_AFTER, () -> changed.accept(task.service()));
        }
    }

    private @Nullable TaskFault fault(EcsTask task) {
        return faults.of(task).orElse(null);
    }

    /** The container of a running task exits by itself. ECS learns of it when the agent is connected. */
    void exit(EcsTask task, int exitCode) {
        byAgent(task, () -> crash(task, exitCode));
    }

    private void crash(EcsTask task, int exitCode) {
        if (task.isWanted()) {
            died(task);
            stop(
                    task,
                    new TaskStop(
                            eventLoop.now(),
                            "EssentialContainerExited",
                            "Essential container in task exited",
                            OptionalInt.of(exitCode)));
        }
    }

    private void failHealthCheck(EcsTask task) {
        if (task.isWanted()) {
            task.health("UNHEALTHY");
            died(task);
            stop(
                    task,
                    new TaskStop(
                            eventLoop.now(),
                            "ServiceSchedulerInitiated",
                            "Task failed container health checks",
                            OptionalInt.empty()));
        }
    }

    private void died(EcsTask task) {
        if (task.deployment().taskStopped(eventLoop.now()) && task.service().isScheduled()) {
            publisher.impaired(task.service());
        }
    }

    /**
     * Stops a task. It holds its resources until its status is STOPPED. A running task of a service with a stop time
     * is DEACTIVATING for that time first.
     */
    void stop(EcsTask task, TaskStop why) {
        stop(
                task,
                why,
                why.exitCode().isPresent() ? Optional.empty() : task.service().stopTime());
    }

    /** Stops a task whose instance is gone. It no longer waits for a load balancer or for the agent. */
    void lose(EcsTask task, TaskStop why) {
        if (task.status() == TaskStatus.DEACTIVATING) {
            eventLoop.after(REPORT, () -> stopped(task));
        } else {
            stop(task, why, Optional.empty());
        }
    }

    private void stop(EcsTask task, TaskStop why, Optional<Duration> deregistration) {
        if (!task.isWanted()) {
            return;
        }
        task.stopping(why);
        boolean ran = task.status() == TaskStatus.RUNNING;
        Optional<Duration> first = deregistration.filter(d -> ran);
        TaskStatus next = first.isPresent() ? TaskStatus.DEACTIVATING : TaskStatus.STOPPING;
        task.become(ran ? next : task.status());
        publisher.changed(task);
        Duration takes = ran && why.exitCode().isEmpty() ? random.between(STOP) : REPORT;
        first.ifPresentOrElse(
                d -> eventLoop.after(d, () -> deregistered(task, takes)),
                () -> eventLoop.after(takes, () -> byAgent(task, () -> stopped(task))));
    }

    private void deregistered(EcsTask task, Duration takes) {
        if (task.status() == TaskStatus.DEACTIVATING) {
            task.become(TaskStatus.STOPPING);
            publisher.changed(task);
            eventLoop.after(takes, () -> byAgent(task, () -> stopped(task)));
        }
    }

    private void stopped(EcsTask task) {
        if (task.status() == TaskStatus.STOPPED) {
            return;
        }
        task.become(TaskStatus.STOPPED);
        task.instance().ifPresent(i -> i.release(task));
        publisher.changed(task);
        eventLoop.after(RETENTION, () -> task.service().remove(task));
        changed.accept(task.service());
    }
}
