package ecsremediation.simulator.ecs;

import ecsremediation.simulator.engine.EventLoop;
import ecsremediation.simulator.engine.RandomSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * ECS's service scheduler. Each reconciliation moves a service towards its desired count. A reconciliation is safe at
 * any moment; {@link Retry} limits how often it tries placement.
 */
final class ServiceScheduler {
    /** ECS reacts within about a second. Assumed: no AWS page states it. */
    private static final Duration REACTION = Duration.ofMillis(700);

    private final EventLoop eventLoop;
    private final EcsEventPublisher publisher;
    private final TaskLifecycle lifecycle;
    private final Placer placer;
    private final ProvisioningTasks waiting;
    private final RandomSource retries;
    private final RolloutOutcome outcome;

    ServiceScheduler(EventLoop eventLoop, EcsEventPublisher publisher) {
        this.eventLoop = eventLoop;
        this.publisher = publisher;
        lifecycle = new TaskLifecycle(eventLoop, publisher, this::reconcileSoon);
        placer = new Placer(eventLoop.randomSource("placement"));
        waiting = new ProvisioningTasks(eventLoop, publisher, lifecycle, placer);
        outcome = new RolloutOutcome(eventLoop, publisher, this::retrySoon);
        retries = eventLoop.randomSource("placement retry");
    }

    TaskLifecycle lifecycle() {
        return lifecycle;
    }

    /** Reconciles the service after ECS's reaction time. */
    void reconcileSoon(EcsService service) {
        eventLoop.after(REACTION, () -> reconcile(service));
    }

    /**
     * Reconciles the service after ECS's reaction time, with placement permitted at once. An update that changes
     * the service does this.
     */
    void retrySoon(EcsService service) {
        service.retry().reset();
        reconcileSoon(service);
    }

    /** An instance registered, reconnected or has free resources again. */
    void capacityChanged(EcsCluster cluster, boolean triggersPlacement) {
        for (EcsService service : cluster.services()) {
            if (service.isDaemon() || triggersPlacement) {
                retrySoon(service);
            } else if (waiting.appliesTo(service)) {
                reconcileSoon(service);
            }
        }
        cluster.waitingOutside().forEach(this::reconcileSoon);
    }

    /**
     * Starts missing tasks, stops excess tasks, and reports whether the service is steady. New tasks start first where
     * they fit. If they do not fit, old tasks stop first as far as the service's limits permit it. Of tasks outside of
     * services it only places those that wait.
     */
    void reconcile(EcsService service) {
        if (!service.isScheduled()) {
            waiting.place(service);
            return;
        }
        countDaemons(service);
        outcome.failIfTripped(service);
        int mayStart = rollout(service).mayStart();
        if (waiting.appliesTo(service)) {
            waiting.createMissing(service, mayStart);
            waiting.place(service);
        } else if (service.retry().mayTry(eventLoop.now())) {
            start(service, mayStart);
        }
        outcome.failIfTripped(service);
        stopExcess(service);
        outcome.completeIfDone(service);
        publishSteady(service);
    }

    /** A new task of a deployment. */
    EcsTask create(EcsDeployment deployment) {
        return waiting.create(deployment);
    }

    /** Whether a task that fits on no instance waits in PROVISIONING. */
    boolean mayWait(EcsService service) {
        return waiting.appliesTo(service);
    }

    /** New tasks that wait for an instance, within the quota. ECS tries to place them after its reaction time. */
    List<EcsTask> createWaiting(EcsService service, int count) {
        waiting.createMissing(service, count);
        reconcileSoon(service);
        return service.wanted();
    }

    /** Stops every task of a deleted service. */
    void end(EcsService service) {
        List<EcsTask> stopping = List.copyOf(service.wanted());
        if (!stopping.isEmpty()) {
            stopping.forEach(t -> lifecycle.stop(t, ProvisioningTasks.byScheduler(eventLoop.now(), t)));
            publisher.stopped(service, stopping);
        }
    }

    private Rollout rollout(EcsService service) {
        return new Rollout(service, eventLoop.now());
    }

    private void countDaemons(EcsService service) {
        if (service.isDaemon()) {
            Fitness fitness = Fitness.of(service, service.primary().definition());
            int wanted = (int) Placer.candidates(service).stream()
                    .filter(fitness::takesWhenEmpty)
                    .count();
            service.desired(wanted);
            service.primary().desired(wanted);
        }
    }

    private void start(EcsService service, int count) {
        if (!service.primary().mayStart(eventLoop.now())) {
            return;
        }
        List<EcsTask> started = new ArrayList<>();
        TaskPlacement last = new TaskPlacement.NoInstances();
        for (int i = 0; i < count; i++) {
            last = service.isDaemon()
                    ? DaemonScheduler.next(service)
                    : placer.choose(service, service.primary().definition());
            if (!(last instanceof TaskPlacement.On on)) {
                break;
            }
            EcsTask task = waiting.create(service.primary());
            lifecycle.begin(task, on.instance());
            started.add(task);
        }
        if (!started.isEmpty()) {
            service.retry().reset();
            publisher.started(service, started);
        }
        if (started.size() < count) {
            failed(service, last);
        }
    }

    private void failed(EcsService service, TaskPlacement why) {
        switch (why) {
            case TaskPlacement.Nowhere nowhere -> publisher.notPlaced(service, nowhere);
            case TaskPlacement.NoInstances none -> publisher.noInstances(service);
            case TaskPlacement.On on -> throw new IllegalStateException("placed on " + on + " and yet failed");
        }
        service.primary().taskFailed();
        eventLoop.after(service.retry().failed(eventLoop.now(), retries), () -> reconcile(service));
    }

    private void stopExcess(EcsService service) {
        EcsDeployment primary = service.primary();
        List<EcsTask> wanted = primary.staying();
        List<EcsTask> stopping =
                new ArrayList<>(wanted.subList(Math.min(wanted.size(), Math.max(0, primary.desired())), wanted.size()));
        int mayStop = rollout(service).mayStop();
        List<EcsTask> leaving = primary.wanted().stream()
                .filter(EcsTask::isLeaving)
                .filter(EcsTask::isRunning)
                .limit(mayStop)
                .toList();
        stopping.addAll(leaving);
        mayStop -= leaving.size();
        for (EcsDeployment old : List.copyOf(service.deployments())) {
            if (!old.isPrimary()) {
                List<EcsTask> notRunning =
                        old.wanted().stream().filter(t -> !t.isRunning()).toList();
                stopping.addAll(notRunning);
                List<EcsTask> running = old.wanted().stream()
                        .filter(EcsTask::isRunning)
                        .limit(mayStop)
                        .toList();
                stopping.addAll(running);
                mayStop -= running.size();
            }
        }
        if (!stopping.isEmpty()) {
            stopping.forEach(t -> lifecycle.stop(t, ProvisioningTasks.byScheduler(eventLoop.now(), t)));
            publisher.stopped(service, stopping);
        }
    }

    private void publishSteady(EcsService service) {
        boolean steady = service.deployments().size() == 1
                && service.running() == service.desired()
                && service.pending() == 0
                && service.wanted().stream().noneMatch(EcsTask::isLeaving);
        if (steady) {
            publisher.steady(service);
        } else {
            publisher.unsteady(service);
        }
    }
}
