package ecsremediation.placement;

import ecsremediation.model.ContainerInstance;
import ecsremediation.model.Deployment;
import ecsremediation.model.Observation;
import ecsremediation.model.SchedulingStrategy;
import ecsremediation.model.Service;
import ecsremediation.model.Task;
import ecsremediation.model.TaskDefinition;
import java.util.Map;
import java.util.TreeMap;

/**
 * Counts the tasks of an instance that may use a network interface: all but those known to use none. Tasks of
 * services without a gap are not read one by one, so they count. Where that count is too high, the plan
 * launches fewer instances.
 */
public final class AttachedInterfaces {
    private final int daemons;
    private final Map<String, Integer> without;

    private AttachedInterfaces(int daemons, Map<String, Integer> without) {
        this.daemons = daemons;
        this.without = without;
    }

    /** Prepares the count for all instances of the Observation. */
    public static AttachedInterfaces of(Observation observation) {
        int daemons = (int) observation.services().stream()
                .filter(AttachedInterfaces::isDaemon)
                .flatMap(s ->
                        s.deployments().stream().filter(Deployment::isPrimary).limit(1))
                .filter(d -> hasNone(observation, d.taskDefinition()))
                .count();
        Map<String, Integer> without = new TreeMap<>();
        observation.services().stream()
                .filter(s -> !isDaemon(s))
                .flatMap(s -> s.tasks().stream())
                .filter(t -> !t.isStopped() && hasNone(observation, t.taskDefinition()))
                .map(Task::containerInstance)
                .forEach(instance -> instance.ifPresent(arn -> without.merge(arn, 1, Integer::sum)));
        return new AttachedInterfaces(daemons, without);
    }

    /** The number of tasks on the instance that may use a network interface; 0 or more. */
    public int on(ContainerInstance instance) {
        int all = instance.runningTasks() + instance.pendingTasks();
        return Math.max(0, all - daemons - without.getOrDefault(instance.arn(), 0));
    }

    private static boolean isDaemon(Service service) {
        return service.schedulingStrategy() == SchedulingStrategy.DAEMON
                && service.status().equals("ACTIVE");
    }

    private static boolean hasNone(Observation observation, String taskDefinition) {
        return observation
                .taskDefinition(taskDefinition)
                .map(TaskDefinition::networkInterfaces)
                .filter(count -> count == 0)
                .isPresent();
    }
}
