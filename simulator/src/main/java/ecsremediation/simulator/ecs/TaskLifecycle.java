package ecsremediation.simulator.ecs;

import ecsremediation.simulator.engine.DelayRange;
import ecsremediation.simulator.engine.EventLoop;
import ecsremediation.simulator.engine.RandomSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Moves a task from its placement to RUNNING and from there to STOPPED, with random delays. */
final class TaskLifecycle {
    /** From placement until the agent starts the pull. Assumed: no AWS page states it. */
    private static final DelayRange AGENT = DelayRange.millis(500, 2000);
    /** Pull of an image of ordinary size. Assumed. */
    private static final DelayRange PULL = DelayRange.seconds(3, 15);
    /** From the end of the pull to RUNNING. Assumed. */
    private static final DelayRange START = DelayRange.millis(500, 3000);
    /** From the stop order to STOPPED. ECS kills the container after 30 s. */
    private static final DelayRange STOP = DelayRange.seconds(2, 30);
    /** The pause before ECS tries a disconnected agent again. */
    private static final Duration AGENT_AWAY = Duration.ofSeconds(5);
    /** ECS shows a stopped task for at least one hour [ECS API, DescribeTasks]. */
    private static final Duration RETENTION = Duration.ofHours(1);

    private final EventLoop eventLoop;
    private final RandomSource random;
    private final EcsEventPublisher publisher;
    private final Consumer<EcsService> changed;
    private final Map<String, TaskFault> faults = new TreeMap<>();

    /** @param changed called with each service whose tasks started to run or stopped */
    TaskLifecycle(EventLoop eventLoop, EcsEventPublisher publisher, Consumer<EcsService> changed) {
        this.eventLoop = eventLoop;
        this.publisher = publisher;
        this.changed = changed;
        random = eventLoop.randomSource("task life");
    }

    void fault(String family, Optional<TaskFault> fault) {
        faults.remove(family);
        fault.ifPresent(f -> faults.put(family, f));
    }

    /** Starts a task on its instance. */
    void begin(EcsTask task, EcsInstance on) {
        task.place(on);
        on.hold(task);
        publisher.changed(task);
        eventLoop.after(random.between(AGENT), () -> pull(task, on));
    }

    private void pull(EcsTask task, EcsInstance on) {
        if (!task.isWanted()) {
            return;
        }
        if (!on.agentConnected()) {
            eventLoop.after(AGENT_AWAY, () -> pull(task, on));
            return;
        }
        Duration takes = random.between(PULL);
        if (fault(task) instanceof TaskFault.SlowPull slow) {
            takes = slow.duration();
        }
        Instant from = eventLoop.now();
        task.pullTimes(from, Optional.empty());
        eventLoop.after(takes, () -> pulled(task, from));
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
        eventLoop.after(random.between(START), () -> run(task));
    }

    private void run(EcsTask task) {
        if (!task.isWanted()) {
            return;
        }
        task.started(eventLoop.now());
        publisher.changed(task);
        if (fault(task) instanceof TaskFault.Crash crash) {
            eventLoop.after(crash.after(), () -> crash(task, crash.exitCode()));
        } else if (fault(task) instanceof TaskFault.Unhealthy unhealthy) {
            eventLoop.after(unhealthy.after(), () -> failHealthCheck(task));
        } else {
            task.deployment().taskRuns();
        }
        changed.accept(task.service());
        if (task.service().deployments().size() > 1) {
            eventLoop.after(Rollout.HEALTHY_AFTER, () -> changed.accept(task.service()));
        }
    }

    private @Nullable TaskFault fault(EcsTask task) {
        return faults.get(task.definition().spec().family());
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
        if (task.deployment().taskStopped(eventLoop.now())) {
            publisher.impaired(task.service());
        }
    }

    /** Stops a task. It holds its resources until its status is STOPPED. */
    void stop(EcsTask task, TaskStop why) {
        if (!task.isWanted()) {
            return;
        }
        task.stopping(why);
        boolean ran = task.status() == TaskStatus.RUNNING;
        task.become(ran ? TaskStatus.STOPPING : task.status());
        publisher.changed(task);
        Duration takes = ran && why.exitCode().isEmpty() ? random.between(STOP) : Duration.ofSeconds(1);
        eventLoop.after(takes, () -> stopped(task));
    }

    private void stopped(EcsTask task) {
        task.become(TaskStatus.STOPPED);
        task.instance().ifPresent(i -> i.release(task));
        publisher.changed(task);
        eventLoop.after(RETENTION, () -> task.service().remove(task));
        changed.accept(task.service());
    }
}
