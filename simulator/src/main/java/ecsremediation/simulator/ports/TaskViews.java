package ecsremediation.simulator.ports;

import ecsremediation.model.Task;
import ecsremediation.model.TaskDefinition;
import ecsremediation.simulator.ecs.EcsInstance;
import ecsremediation.simulator.ecs.EcsTask;
import ecsremediation.simulator.ecs.TaskDemand;
import ecsremediation.simulator.ecs.TaskRevision;
import ecsremediation.simulator.ecs.TaskSpec;
import ecsremediation.simulator.ecs.TaskStop;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Turns simulated tasks and task definitions into the model's. */
final class TaskViews {
    private TaskViews() {}

    static Task task(EcsTask t) {
        return new Task(
                t.arn(),
                t.deployment().id(),
                t.definition().arn(),
                t.status().name(),
                t.instance().map(EcsInstance::arn),
                t.capacityProvider(),
                t.createdAt(),
                t.pullStartedAt(),
                t.pullStoppedAt(),
                t.startedAt(),
                t.healthStatus(),
                containers(t),
                t.stop().map(TaskStop::at),
                t.stop().map(s -> stop(t, s)));
    }

    private static List<Task.Container> containers(EcsTask task) {
        return !task.isStarting()
                ? List.of()
                : task.definition().spec().containers().stream()
                        .map(c -> new Task.Container(
                                c.name(), task.status().name(), task.healthStatus(), OptionalInt.empty()))
                        .toList();
    }

    private static Task.Stop stop(EcsTask task, TaskStop why) {
        List<Task.ContainerExit> exits = task.definition().spec().containers().stream()
                .map(c -> new Task.ContainerExit(c.name(), why.exitCode(), Optional.empty()))
                .toList();
        return new Task.Stop(why.at(), why.code(), why.reason(), exits);
    }

    static TaskDefinition definition(TaskRevision revision) {
        TaskSpec spec = revision.spec();
        TaskDemand demand = revision.demand();
        return new TaskDefinition(
                revision.arn(),
                demand.resources(),
                demand.everyGpu(),
                false,
                demand.interfaces(),
                demand.tcpPorts(),
                demand.udpPorts(),
                spec.requiresAttributes(),
                spec.placementConstraints(),
                spec.cpuArchitecture(),
                spec.operatingSystemFamily(),
                List.of());
    }
}
