package ecsremediation.diagnosis;

import ecsremediation.diagnosis.Fact.UnsuitedTypes.Likelihood;
import ecsremediation.model.AutoScalingGroup;
import ecsremediation.model.AutoScalingGroup.TypeOrder;
import ecsremediation.model.Observation;
import ecsremediation.placement.Capacities;
import ecsremediation.placement.Demand;
import ecsremediation.placement.Fit;
import ecsremediation.placement.InstanceKind;
import ecsremediation.placement.NextLaunch;
import java.util.List;
import java.util.Optional;

/** Finds why a group's next instance may not take a task although one of its types does. */
final class UnsuitedType {
    private UnsuitedType() {}

    /** Empty if no known type of the group takes the task, or if each type that may come takes it. */
    static Optional<Fact.NextLaunchUnsure> of(Observation observation, ClusterIndex.Member member, Demand demand) {
        AutoScalingGroup group = member.group();
        if (!member.offered().isEmpty()
                && member.offered().stream().noneMatch(kind -> NextLaunch.takes(demand, group, kind))) {
            return Optional.empty();
        }
        List<InstanceKind> unsuited = member.kinds().stream()
                .filter(kind -> !NextLaunch.takes(demand, group, kind))
                .toList();
        String task = demand.task().arn();
        return unsuited.stream()
                .flatMap(kind -> Capacities.inZones(kind.capacity(), group).stream())
                .flatMap(capacity -> Fit.check(demand, capacity).stream())
                .findFirst()
                .<Fact.NextLaunchUnsure>map(obstacle -> new Fact.UnsuitedTypes(
                        task,
                        obstacle,
                        unsuited.stream().map(InstanceKind::type).toList(),
                        group.name(),
                        likelihood(observation, group, unsuited.getFirst())))
                .or(() -> NextLaunch.belowRequirements(demand, group)
                        .map(obstacle -> new Fact.WideRequirements(task, obstacle, group.name())));
    }

    private static Likelihood likelihood(Observation observation, AutoScalingGroup group, InstanceKind smallest) {
        if (NextLaunch.isManaged(observation, group)) {
            return Likelihood.MANAGED_SCALING;
        }
        boolean first = group.typeOrder() == TypeOrder.LISTED
                && group.offers().getFirst().instanceType().equals(smallest.type());
        return first ? Likelihood.FIRST : Likelihood.POSSIBLE;
    }
}
