package ecsremediation.diagnosis;

import ecsremediation.model.Deployment;
import ecsremediation.model.DeploymentController;
import ecsremediation.model.SchedulingStrategy;
import ecsremediation.model.Service;
import ecsremediation.model.Task;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The replacements that ECS owes for a service's running tasks on draining instances. The counts do not show
 * them: the old tasks run until their replacements do.
 *
 * @param running its running tasks on draining instances that are InService in a group of full size. An
 *     instance that its group terminates does not count: the group launches its successor, or someone lowered
 *     the group
 * @param instances their EC2 instance ids, in order
 */
record DrainingTasks(List<Task> running, List<String> instances) {
    DrainingTasks {
        running = List.copyOf(running);
        instances = List.copyOf(instances);
    }

    static DrainingTasks of(DrainingInstances instances, Service service) {
        return of(instances.kept(), service);
    }

    /** Its running tasks on draining instances that their groups give up. */
    static DrainingTasks leaving(DrainingInstances instances, Service service) {
        return of(instances.givenUp(), service);
    }

    private static DrainingTasks of(Map<String, String> selected, Service service) {
        Map<String, String> draining = isReplaced(service) ? selected : Map.of();
        List<Task> running = service.tasks().stream()
                .filter(t -> t.isRunning() && !t.isStopped())
                .filter(t -> instance(draining, t).isPresent())
                .toList();
        List<String> instances = running.stream()
                .flatMap(t -> instance(draining, t).stream())
                .distinct()
                .sorted()
                .toList();
        return new DrainingTasks(running, instances);
    }

    /**
     * The gap with the replacements that do not exist yet. A rollout replaces the tasks itself, so its gap
     * stays as it is.
     */
    TaskGap addedTo(TaskGap gap, Service service) {
        Optional<Deployment> primary =
                service.deployments().stream().filter(Deployment::isPrimary).findFirst();
        int owed = gap.rolling() ? 0 : owed(gap, service);
        if (primary.isEmpty() || owed == 0) {
            return gap;
        }
        int startable = Math.min(owed, startable(gap, service));
        Stream<UnplacedTasks> further = startable == 0
                ? Stream.empty()
                : Stream.of(new UnplacedTasks(primary.get().id(), primary.get().taskDefinition(), startable));
        return new TaskGap(
                gap.missing() + owed,
                Stream.concat(gap.unplaced().stream(), further).toList(),
                gap.starting(),
                gap.heldBack() + owed - startable,
                gap.later(),
                gap.rolling(),
                gap.running());
    }

    /** Empty if no task runs on a draining instance. */
    Optional<Fact> fact() {
        return running.isEmpty()
                ? Optional.empty()
                : Optional.of(new Fact.TasksOnDrainingInstances(running.size(), instances));
    }

    /** Tasks that ECS must start before or after it stops those, beside the missing ones. */
    private int owed(TaskGap gap, Service service) {
        int staying = gap.running() - running.size() + gap.starting().size();
        int total = service.counts().desired() - staying - gap.unplacedCount() - gap.heldBack();
        return Math.clamp(total, 0, running.size());
    }

    /** Within its bounds ECS stops tasks first and starts their replacements then. */
    private int startable(TaskGap gap, Service service) {
        DeploymentBounds bounds = DeploymentBounds.of(service);
        int stoppable = Math.clamp((long) gap.running() - bounds.least(), 0, running.size());
        int left = gap.running() - stoppable + gap.starting().size() + gap.unplacedCount();
        return Math.max(0, bounds.most() - left);
    }

    private static boolean isReplaced(Service service) {
        return service.deploymentController() == DeploymentController.ECS
                && service.schedulingStrategy() == SchedulingStrategy.REPLICA;
    }

    private static Optional<String> instance(Map<String, String> draining, Task task) {
        return task.containerInstance().flatMap(arn -> Optional.ofNullable(draining.get(arn)));
    }
}
