package ecsremediation.simulator.ecs;

import ecsremediation.simulator.engine.ApiException;
import ecsremediation.simulator.engine.EventLoop;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Tasks that RunTask starts, outside of services. Nothing replaces them. Through a capacity provider with managed scaling
 * they wait in PROVISIONING for an instance [ECS guide, cluster auto scaling]. Callers hold the world's lock.
 */
final class TaskRuns {
    private final EventLoop eventLoop;
    private final ServiceScheduler scheduler;
    private final Placer placer;

    TaskRuns(EventLoop eventLoop, ServiceScheduler scheduler) {
        this.eventLoop = eventLoop;
        this.scheduler = scheduler;
        placer = new Placer(eventLoop.randomSource("run task"));
    }

    /** @throws ApiException InvalidParameterException if no instance could take a task now or later */
    TaskRun.Started run(EcsCluster cluster, TaskRun run, TaskRevision definition) {
        EcsDeployment tasks = tasks(cluster, run, definition);
        if (scheduler.mayWait(tasks.service())) {
            cluster.addOutside(tasks.service());
            return new TaskRun.Started(scheduler.createWaiting(tasks.service(), run.count()), List.of());
        }
        List<EcsInstance> instances = instances(cluster, run);
        if (instances.isEmpty()) {
            String where = run.capacityProviders().isEmpty() ? "cluster" : "capacity provider";
            throw new ApiException(
                    "InvalidParameterException", "No Container Instances were found in your " + where + ".");
        }
        cluster.addOutside(tasks.service());
        List<EcsTask> started = new ArrayList<>();
        Optional<EcsInstance> instance = next(tasks);
        while (instance.isPresent() && started.size() < run.count()) {
            EcsTask task = scheduler.create(tasks);
            scheduler.lifecycle().begin(task, instance.get());
            started.add(task);
            instance = next(tasks);
        }
        return new TaskRun.Started(started, started.size() < run.count() ? failures(instances, tasks) : List.of());
    }

    private static List<EcsInstance> instances(EcsCluster cluster, TaskRun run) {
        return cluster.instances().stream()
                .filter(instance -> run.capacityProviders().isEmpty()
                        || instance.capacityProvider()
                                .filter(run.capacityProviders()::contains)
                                .isPresent())
                .toList();
    }

    private EcsDeployment tasks(EcsCluster cluster, TaskRun run, TaskRevision definition) {
        String group = run.group().orElse("family:" + definition.spec().family());
        ServiceSpec ec2 = ServiceSpec.ec2(group, definition.arn(), 0).placed(run.constraints(), run.strategies());
        ServiceSpec spec =
                run.capacityProviders().stream().findFirst().map(ec2::through).orElse(ec2);
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

    private static List<TaskRun.Misfit> failures(List<EcsInstance> instances, EcsDeployment tasks) {
        Fitness fitness = Fitness.of(tasks.service(), tasks.definition());
        return instances.stream()
                .map(instance -> new TaskRun.Misfit(
                        instance,
                        fitness.misfits(instance).stream()
                                .findFirst()
                                .map(PlacementFailure::code)
                                .orElse("INACTIVE")))
                .toList();
    }
}
