package ecsremediation.plan;

import ecsremediation.event.ServiceName;
import ecsremediation.model.BroughtInstance;
import ecsremediation.model.CapacityAction;
import ecsremediation.model.ContainerInstance;
import ecsremediation.model.GroupInstance;
import ecsremediation.model.Observation;
import ecsremediation.model.Task;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The instances of a raised group that registered since the raise.
 *
 * @param instances by EC2 id
 */
record BroughtCapacity(Observation observation, List<ContainerInstance> instances) {

    static BroughtCapacity of(CapacityAction raise, Observation observation) {
        SortedSet<String> ids = observation.group(raise.group()).stream()
                .flatMap(g -> g.instances().stream())
                .map(GroupInstance::id)
                .collect(Collectors.toCollection(TreeSet::new));
        return new BroughtCapacity(
                observation,
                observation.containerInstances().stream()
                        .filter(i -> ids.contains(i.ec2InstanceId()))
                        .filter(i -> !i.registeredAt().isBefore(raise.at()))
                        .sorted(Comparator.comparing(ContainerInstance::ec2InstanceId))
                        .toList());
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
        Set<String> arns = arns();
        return observation.service(service).stream()
                .flatMap(s -> s.tasks().stream())
                .filter(task -> !task.isStopped())
                .map(Task::containerInstance)
                .anyMatch(on -> on.filter(arns::contains).isPresent());
    }

    Set<String> arns() {
        return instances.stream().map(ContainerInstance::arn).collect(Collectors.toCollection(TreeSet::new));
    }
}
