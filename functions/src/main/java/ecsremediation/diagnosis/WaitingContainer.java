package ecsremediation.diagnosis;

import ecsremediation.model.Observation;
import ecsremediation.model.Task;
import ecsremediation.model.TaskDefinition;
import ecsremediation.model.TaskDefinition.ContainerDependency;
import java.util.List;
import java.util.Optional;

/**
 * A container of a starting task that waits for another one by its {@code dependsOn}.
 *
 * @param awaited the other container; it has started and has not reached the condition
 */
public record WaitingContainer(ContainerDependency dependency, Task.Container awaited) {

    /**
     * The first in the order of the task definition. Empty if no container waits, or if those that are
     * waited for have not started: then another cause prevents the start.
     */
    static Optional<WaitingContainer> of(Observation observation, Task task) {
        List<ContainerDependency> dependencies = observation
                .taskDefinition(task.taskDefinition())
                .map(TaskDefinition::containerDependencies)
                .orElse(List.of());
        return dependencies.stream()
                .filter(d -> container(task, d.container())
                        .filter(c -> !hasStarted(c))
                        .isPresent())
                .flatMap(d -> container(task, d.dependsOn())
                        .filter(awaited -> hasStarted(awaited) && !reaches(awaited, d.condition()))
                        .map(awaited -> new WaitingContainer(d, awaited))
                        .stream())
                .findFirst();
    }

    private static Optional<Task.Container> container(Task task, String name) {
        return task.containers().stream().filter(c -> c.name().equals(name)).findFirst();
    }

    private static boolean hasStarted(Task.Container container) {
        return container.lastStatus().equals("RUNNING")
                || container.lastStatus().equals("STOPPED");
    }

    private static boolean reaches(Task.Container started, String condition) {
        boolean stopped = started.lastStatus().equals("STOPPED");
        return switch (condition) {
            case "HEALTHY" -> started.healthStatus().equals("HEALTHY");
            case "COMPLETE" -> stopped;
            case "SUCCESS" -> stopped && started.exitCode().orElse(-1) == 0;
            default -> true;
        };
    }
}
