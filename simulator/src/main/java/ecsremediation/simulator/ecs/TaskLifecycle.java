package ecsremediation.simulator.ecs;

import ecsremediation.simulator.engine.EventLoop;
import ecsremediation.simulator.engine.RandomSource;
import ecsremediation.simulator.engine.Range;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A task's way from its placement to RUNNING, and from there to STOPPED, with drawn delays. */
final class TaskLifecycle {
    /** From placement to the begin of the pull: the agent hears of it. No page states it. */
    private static final Range AGENT = Range.millis(500, 2000);
    /** Pull of an image of ordinary size. */
    private static final Range PULL = Range.seconds(3, 15);
    /** From the end of the pull to RUNNING. */
    private static final Range START = Range.millis(500, 3000);
    /** From the order to stop to STOPPED; ECS kills after 30 s. */
    private static final Range STOP = Range.seconds(2, 30);
    /** How often a disconnected agent is asked again. */
    private static final Duration AGENT_AWAY = Duration.ofSeconds(5);
    /** ECS shows a stopped task for at least an hour [ECS API, DescribeTasks]. */
    private static final Duration RETENTION = Duration.ofHours(1);

    private final EventLoop eventLoop;
    private final RandomSource chance;
    private final EcsEventPublisher publisher;
    private final Consumer<EcsService> changed;
    private final Map<String, TaskFault> faults = new TreeMap<>();

    /** Tells {@code changed} of every service whose tasks began to run or stopped. */
    TaskLifecycle(EventLoop eventLoop, EcsEventPublisher publisher, Consumer<EcsService> changed) {
        this.eventLoop = eventLoop;
        this.publisher = publisher;
        this.changed = changed;
        chance = eventLoop.chance("task life");
    }

    void fault(String family, Optional<TaskFault> fault) {
        faults.remove(family);
        fault.ifPresent(f -> faults.put(family, f));
    }

    /** Begins the life of a task on its instance. */
    void begin(EcsTask task, EcsInstance on) {
        task.place(on);
        on.hold(task);
        publisher.changed(task);
        eventLoop.after(chance.between(AGENT), () -> pull(task, on));
    }

    private void pull(EcsTask task, EcsInstance on) {
        if (!task.isWanted()) {
            return;
        }
        if (!on.agentConnected()) {
            eventLoop.after(AGENT_AWAY, () -> pull(task, on));
            return;
        }
        Duration takes = chance.between(PULL);
        if (fault(task) instanceof TaskFault.SlowPull slow) {
            takes = slow.duration();
        }
        Instant from = eventLoop.now();
        task.pulling(from, Optional.empty());
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
        task.pulling(from, Optional.of(eventLoop.now()));
        eventLoop.after(chance.between(START), () -> run(task));
    }

    private void run(EcsTask task) {
        if (!task.isWanted()) {
            return;
        }
        task.started(eventLoop.now());
        publisher.changed(task);
        if (fault(task) instanceof TaskFault.Crash crash) {
            eventLoop.after(crash.after(), () -> crash(task, crash.exitCode()));
        } else if (fault(task) instanceof TaskFault.Unhealthy sick) {
            eventLoop.after(sick.after(), () -> sicken(task));
        } else {
            task.deployment().taskRuns();
        }
        changed.accept(task.service());
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

    private void sicken(EcsTask task) {
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
        if (task.deployment().taskDied(eventLoop.now())) {
            publisher.impaired(task.service());
        }
    }

    /** Stops a task; it holds its resources until it has stopped. */
    void stop(EcsTask task, TaskStop why) {
        if (!task.isWanted()) {
            return;
        }
        task.stopping(why);
        boolean ran = task.status() == TaskStatus.RUNNING;
        task.become(ran ? TaskStatus.STOPPING : task.status());
        publisher.changed(task);
        Duration takes = ran && why.exitCode().isEmpty() ? chance.between(STOP) : Duration.ofSeconds(1);
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
