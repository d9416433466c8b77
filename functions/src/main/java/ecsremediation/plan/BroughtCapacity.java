package ecsremediation.plan;

import ecsremediation.event.ServiceName;
import ecsremediation.model.BroughtInstance;
import ecsremediation.model.CapacityAction;
import ecsremediation.model.ContainerInstance;
import ecsremediation.model.GroupInstance;
import ecsremediation.model.Observation;
import ecsremediation.model.Task;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The instances of a raised group that registered since the raise.
 *
 * @param instances by EC2 id
 * @param arns of these instances
 */
record BroughtCapacity(Observation observation, List<ContainerInstance> instances, NavigableSet<String> arns) {
    BroughtCapacity {
        instances = List.copyOf(instances);
        arns = Collections.unmodifiableNavigableSet(new TreeSet<>(arns));
    }

    static BroughtCapacity of(List<ContainerInstance> instances, Observation observation) {
        return new BroughtCapacity(
                observation,
                instances,
                instances.stream().map(ContainerInstance::arn).collect(Collectors.toCollection(TreeSet::new)));
    }

    static BroughtCapacity of(CapacityAction raise, Observation observation) {
        SortedSet<String> ids = observation.group(raise.group()).stream()
                .flatMap(g -> g.instances().stream())
                .map(GroupInstance::id)
                .collect(Collectors.toCollection(TreeSet::new));
        return of(
                observation.containerInstances().stream()
                        .filter(i -> ids.contains(i.ec2InstanceId()))
                        .filter(i -> !i.registeredAt().isBefore(raise.at()))
                        .sorted(Comparator.comparing(ContainerInstance::ec2InstanceId))
                        .toList(),
                observation);
    }

    boolean isNothing() {
        return instances.isEmpty();
    }

    List<BroughtInstance> named() {
        return instances.stream()
                .map(i ->
                        new BroughtInstance(i.ec2InstanceId(), i.instanceType().orElse("")))
                .toList();
    }

    /** When the last of them registered; empty if there is none. */
    Optional<Instant> last() {
        return instances.stream().map(ContainerInstance::registeredAt).max(Comparator.naturalOrder());
    }

    /** Whether ECS has placed a task of the service on one of them. Tasks of other services do not count. */
    boolean takes(ServiceName service) {
        return observation.service(service).stream()
                .flatMap(s -> s.tasks().stream())
                .filter(task -> !task.isStopped())
                .map(Task::containerInstance)
                .anyMatch(on -> on.filter(arns::contains).isPresent());
    }
}
