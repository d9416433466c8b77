package ecsremediation.placement;

import ecsremediation.model.ContainerInstance;
import ecsremediation.model.Observation;
import ecsremediation.model.Resources;
import ecsremediation.model.Task;
import ecsremediation.model.TaskDefinition;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The tasks that stop on the instances, and the instances as they are after those tasks have released their
 * capacity. ECS returns the capacity of a stopping task sooner than the instance has it, or later. Where ECS
 * has returned it already, it does not count again. Only the tasks that were read are known.
 */
public final class StoppingTasks {
    private final Observation observation;
    private final Map<String, ContainerInstance> instances;
    private final Map<String, List<Task>> stopping;
    private final Map<String, List<Task>> live;
    private final List<Task> unread;

    private StoppingTasks(Observation observation) {
        this.observation = observation;
        stopping = byInstance(observation, Task::isStopping);
        live = stopping.isEmpty()
                ? Map.of()
                : byInstance(observation, t -> !t.isStopped() && !t.isStopping() && isOnOneWithStopping(t));
        instances = stopping.isEmpty()
                ? Map.of()
                : observation.containerInstances().stream()
                        .collect(Collectors.toMap(ContainerInstance::arn, Function.identity(), (a, b) -> a));
        unread = stopping.values().stream()
                .flatMap(List::stream)
                .filter(t -> observation.taskDefinition(t.taskDefinition()).isEmpty())
                .sorted(Comparator.comparing(Task::arn))
                .toList();
    }

    /** The tasks of the Observation's services. */
    public static StoppingTasks of(Observation observation) {
        return new StoppingTasks(observation);
    }

    /** The registered instances that take tasks, as they are after their stopping tasks are gone. */
    public List<InstanceCapacity> registered() {
        return stopping.isEmpty()
                ? Capacities.registered(observation)
                : Capacities.registered(observation.with(observation.containerInstances().stream()
                        .map(this::released)
                        .toList()));
    }

    /** The tasks that stop on one of the instances and are not gone yet, by ARN. */
    public List<Task> on(Collection<String> instanceArns) {
        return instanceArns.stream()
                .flatMap(arn -> stopping.getOrDefault(arn, List.of()).stream())
                .sorted(Comparator.comparing(Task::arn))
                .toList();
    }

    /** Those whose task definition was not read: it is not known what they will release. By ARN. */
    public List<Task> unread() {
        return unread;
    }

    /**
     * The tasks that stop on a placed task's instance and leave no capacity or host port for it, by ARN. ECS
     * has placed the task, and the agent does not start it before they are gone.
     */
    public List<Task> blocking(Task placed) {
        return placed.containerInstance()
                .flatMap(arn -> Optional.ofNullable(instances.get(arn)))
                .filter(instance -> isBlocked(placed, instance))
                .map(instance -> on(List.of(instance.arn())))
                .orElse(List.of());
    }

    private boolean isBlocked(Task placed, ContainerInstance instance) {
        List<TaskDefinition> going = definitions(stopping, instance);
        boolean port = observation.taskDefinition(placed.taskDefinition()).stream()
                .anyMatch(own -> going.stream().anyMatch(t -> shareAPort(own, t)));
        return port || !released(instance).remaining().covers(sum(going));
    }

    private ContainerInstance released(ContainerInstance instance) {
        List<TaskDefinition> going = definitions(stopping, instance);
        if (going.isEmpty()) {
            return instance;
        }
        List<TaskDefinition> staying = definitions(live, instance);
        SortedSet<Integer> tcp = without(instance.tcpPortsInUse(), going, staying, TaskDefinition::tcpPorts);
        tcp.addAll(instance.reservedTcpPorts());
        return instance.withFree(
                free(instance, sum(going), staying),
                tcp,
                without(instance.udpPortsInUse(), going, staying, TaskDefinition::udpPorts),
                going.stream().mapToInt(TaskDefinition::networkInterfaces).sum());
    }

    /**
     * The free resources after the stopping tasks are gone: at most all that the live tasks do not use. If
     * the instance runs further tasks, ECS still counts the stopping ones only where it counts enough beside
     * the known tasks.
     */
    private static Resources free(ContainerInstance instance, Resources released, List<TaskDefinition> staying) {
        Resources unused = instance.registered().minus(sum(staying));
        boolean hasOthers = instance.runningTasks() + instance.pendingTasks() > staying.size();
        return hasOthers && !unused.minus(instance.remaining()).covers(released)
                ? instance.remaining()
                : instance.remaining()
                        .atLeast(instance.remaining().plus(released).atMost(unused));
    }

    private static SortedSet<Integer> without(
            SortedSet<Integer> inUse,
            List<TaskDefinition> going,
            List<TaskDefinition> staying,
            Function<TaskDefinition, SortedSet<Integer>> ports) {
        SortedSet<Integer> left = new TreeSet<>(inUse);
        going.forEach(t -> left.removeAll(ports.apply(t)));
        staying.forEach(t -> left.addAll(ports.apply(t)));
        return left;
    }

    private static boolean shareAPort(TaskDefinition a, TaskDefinition b) {
        return !Collections.disjoint(a.tcpPorts(), b.tcpPorts()) || !Collections.disjoint(a.udpPorts(), b.udpPorts());
    }

    private boolean isOnOneWithStopping(Task task) {
        return task.containerInstance().filter(stopping::containsKey).isPresent();
    }

    private List<TaskDefinition> definitions(Map<String, List<Task>> tasks, ContainerInstance instance) {
        return tasks.getOrDefault(instance.arn(), List.of()).stream()
                .flatMap(t -> observation.taskDefinition(t.taskDefinition()).stream())
                .toList();
    }

    private static Resources sum(List<TaskDefinition> tasks) {
        return tasks.stream().map(TaskDefinition::resources).reduce(Resources.NONE, Resources::plus);
    }

    private static Map<String, List<Task>> byInstance(Observation observation, Predicate<Task> selected) {
        return observation.services().stream()
                .flatMap(s -> s.tasks().stream())
                .filter(t -> t.containerInstance().isPresent() && selected.test(t))
                .collect(Collectors.groupingBy(
                        t -> t.containerInstance().orElseThrow(), TreeMap::new, Collectors.toList()));
    }
}
