package ecsremediation.placement;

import ecsremediation.model.ContainerInstance;
import ecsremediation.model.Observation;
import ecsremediation.model.Task;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The tasks that stop, and the instances as they are after those tasks have released their capacity. */
public final class StoppingTasks {
    private StoppingTasks() {}

    /** The tasks of the observed services that stop on an instance and are not gone yet, by ARN. */
    public static List<Task> stopping(Observation observation) {
        return observation.services().stream()
                .flatMap(s -> s.tasks().stream())
                .filter(Task::isStopping)
                .sorted(Comparator.comparing(Task::arn))
                .toList();
    }

    /** The registered instances that take tasks, as they are after their stopping tasks are gone. */
    public static List<InstanceCapacity> registered(Observation observation) {
        Map<String, List<Task>> stopping = stopping(observation).stream()
                .filter(t -> t.containerInstance().isPresent())
                .collect(Collectors.groupingBy(
                        t -> t.containerInstance().orElseThrow(), TreeMap::new, Collectors.toList()));
        if (stopping.isEmpty()) {
            return Capacities.registered(observation);
        }
        return Capacities.registered(observation.with(observation.containerInstances().stream()
                .map(i -> freed(observation, i, stopping.getOrDefault(i.arn(), List.of())))
                .toList()));
    }

    private static ContainerInstance freed(Observation observation, ContainerInstance instance, List<Task> stopping) {
        ContainerInstance freed = instance;
        for (Task task : stopping) {
            freed = observation
                    .taskDefinition(task.taskDefinition())
                    .map(freed::without)
                    .orElse(freed);
        }
        return freed;
    }
}
