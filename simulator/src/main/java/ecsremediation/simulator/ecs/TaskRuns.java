package ecsremediation.simulator.ecs;

import ecsremediation.simulator.engine.ApiException;
import ecsremediation.simulator.engine.EventLoop;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tasks that RunTask starts, outside of services. Nothing replaces them. Callers hold the world's lock. */
final class TaskRuns {
    private final EventLoop eventLoop;
    private final ServiceScheduler scheduler;
    private final Placer placer;

    TaskRuns(EventLoop eventLoop, ServiceScheduler scheduler) {
        this.eventLoop = eventLoop;
        this.scheduler = scheduler;
        placer = new Placer(eventLoop.randomSource("run task"));
    }

    /** @throws ApiException InvalidParameterException if the cluster has no instance */
    TaskRun.Started run(EcsCluster cluster, TaskRun run, TaskRevision definition) {
        if (cluster.instances().isEmpty()) {
            throw new ApiException("InvalidParameterException", "No Container Instances were found in your cluster.");
        }
        EcsDeployment tasks = tasks(cluster, run, definition);
        cluster.addOutside(tasks.service());
        List<EcsTask> started = new ArrayList<>();
        Optional<EcsInstance> instance = next(tasks);
        while (instance.isPresent() && started.size() < run.count()) {
            EcsTask task = scheduler.create(tasks);
            scheduler.lifecycle().begin(task, instance.get());
            started.add(task);
            instance = next(tasks);
        }
        return new TaskRun.Started(started, started.size() < run.count() ? failures(cluster, tasks) : List.of());
    }

    private EcsDeployment tasks(EcsCluster cluster, TaskRun run, TaskRevision definition) {
        String group = run.group().orElse("family:" + definition.spec().family());
        ServiceSpec spec = ServiceSpec.ec2(group, definition.arn(), 0).placed(run.constraints(), run.strategies());
        EcsService none = new EcsService(cluster, spec, eventLoop.now(), new TaskRun.Origin(group, run.startedBy()));
        EcsDeployment tasks = new EcsDeployment(run.startedBy(), none, definition, eventLoop.now());
        none.add(tasks);
        return tasks;
    }

    private Optional<EcsInstance> next(EcsDeployment tasks) {
        return placer.choose(tasks.service(), tasks.definition()) instanceof TaskPlacement.On on
                ? Optional.of(on.instance())
                : Optional.empty();
    }

    private static List<TaskRun.Misfit> failures(EcsCluster cluster, EcsDeployment tasks) {
        Fitness fitness = Fitness.of(tasks.service(), tasks.definition());
        return cluster.instances().stream()
                .map(instance -> new TaskRun.Misfit(
                        instance,
                        fitness.misfits(instance).stream()
                                .findFirst()
                                .map(PlacementFailure::code)
                                .orElse("INACTIVE")))
                .toList();
    }
}
