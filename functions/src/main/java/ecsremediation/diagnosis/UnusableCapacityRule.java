package ecsremediation.diagnosis;

import ecsremediation.model.ContainerInstance;
import ecsremediation.placement.Demand;
import ecsremediation.placement.Fit;
import ecsremediation.placement.InstanceCapacity;
import ecsremediation.placement.PlacementObstacle;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds the instances of the service's groups that have room for a task and cannot take it, such as one that
 * was attached to the group by hand and is outside its capacity provider.
 */
final class UnusableCapacityRule {
    private UnusableCapacityRule() {}

    /** The instances with the same kind of obstacle as the first one; empty if there is none. */
    static Optional<Fact> of(ServiceCase serviceCase, Demand demand) {
        List<InstanceCapacity> unusable = serviceCase.groups().stream()
                .flatMap(g -> serviceCase.index().registered(g).stream())
                .filter(capacity -> Fit.ofFree(demand, capacity).isEmpty())
                .filter(capacity -> Fit.identity(demand, capacity).isPresent())
                .toList();
        if (unusable.isEmpty()) {
            return Optional.empty();
        }
        PlacementObstacle first = Fit.identity(demand, unusable.getFirst()).orElseThrow();
        Set<String> arns = new TreeSet<>();
        unusable.stream()
                .filter(capacity -> Fit.identity(demand, capacity)
                        .filter(o -> o.kind() == first.kind())
                        .isPresent())
                .forEach(capacity -> capacity.id().arn().ifPresent(arns::add));
        List<String> ids = serviceCase.observation().containerInstances().stream()
                .filter(i -> arns.contains(i.arn()))
                .map(ContainerInstance::ec2InstanceId)
                .sorted()
                .toList();
        return Optional.of(new Fact.UnusableCapacity(demand.task().arn(), ids, first));
    }
}
