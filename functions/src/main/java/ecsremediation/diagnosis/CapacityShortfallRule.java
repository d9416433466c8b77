package ecsremediation.diagnosis;

import ecsremediation.diagnosis.Diagnosis.CapacityShortfall;
import ecsremediation.diagnosis.Diagnosis.Inconclusive;
import ecsremediation.diagnosis.Diagnosis.Unplaceable;
import ecsremediation.placement.Capacities;
import ecsremediation.placement.Demand;
import ecsremediation.placement.Fit;
import ecsremediation.placement.InstanceKind;
import ecsremediation.placement.PlacementObstacle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Tasks that neither a registered instance nor one already asked for takes: would another instance of a
 * group?
 */
final class CapacityShortfallRule {
    private CapacityShortfallRule() {}

    /**
     * A shortfall where some group's next instance would take a task; else what stands in the way for good.
     */
    static Diagnosis of(ServiceCase it, PlacementCheck check) {
        List<Demand> leftover = check.leftover(check.onComing(), it.name());
        List<ClusterIndex.Member> groups = it.groups();
        List<ClusterIndex.Member> taking = groups.stream()
                .filter(g -> leftover.stream().anyMatch(d -> takes(g, d)))
                .toList();
        return taking.isEmpty() ? unplaceable(it, leftover, groups) : shortfall(it, check, leftover, taking);
    }

    /** Also where no type of the group was ever seen registered: the first one will tell. */
    private static boolean takes(ClusterIndex.Member member, Demand demand) {
        return member.kinds().isEmpty()
                || member.kinds().stream()
                        .flatMap(k -> Capacities.inZones(k.room(), member.group()).stream())
                        .anyMatch(room -> Fit.check(demand, room).isEmpty());
    }

    private static Diagnosis shortfall(
            ServiceCase it, PlacementCheck check, List<Demand> leftover, List<ClusterIndex.Member> groups) {
        LimitingResource binding = LimitingResource.of(check, leftover);
        List<String> names = groups.stream().map(ClusterIndex.Member::name).toList();
        List<Evidence> facts = new ArrayList<>(it.facts(Evidence.Source.PLACEMENT_CHECK, binding.words()));
        groups.stream().flatMap(g -> ConvergenceRule.failedLaunch(g).stream()).forEach(facts::add);
        return new CapacityShortfall(it.name(), binding.kind(), it.gap().unplaced(), names, facts);
    }

    private static Diagnosis unplaceable(ServiceCase it, List<Demand> leftover, List<ClusterIndex.Member> groups) {
        Optional<Misfits> misfit = leftover.stream()
                .flatMap(d -> groups.stream().flatMap(g -> misfit(g, d)))
                .findFirst();
        if (misfit.isEmpty()) {
            return noGroup(it);
        }
        Unplaceable.Kind kind = misfit.get().kind();
        Evidence check =
                new Evidence(Evidence.Source.PLACEMENT_CHECK, misfit.get().words(), Optional.empty());
        return resourceWords(it)
                .filter(line -> kind != Unplaceable.Kind.TASK_TOO_LARGE)
                .map(line -> contradiction(it, line, check))
                .orElseGet(() ->
                        new Unplaceable(it.name(), kind, it.gap().unplaced(), check.statement(), it.facts(check)));
    }

    private static Diagnosis noGroup(ServiceCase it) {
        String detail = it.service().capacityProviders().isEmpty()
                ? "no Auto Scaling group has instances in the cluster or is tagged for it"
                : "no Auto Scaling group of " + String.join(", ", it.service().capacityProviders()) + " was found";
        return new Unplaceable(
                it.name(),
                Unplaceable.Kind.NO_GROUP,
                it.gap().unplaced(),
                detail,
                it.facts(Evidence.Source.GROUP, detail));
    }

    /**
     * ECS found an instance that lacks nothing but room, where by our reading none could ever take the tasks.
     */
    private static Diagnosis contradiction(ServiceCase it, ServiceMessages.Line line, Evidence check) {
        return new Inconclusive(
                it.name(),
                Inconclusive.Kind.CONTRADICTION,
                "the task definition's requirements against the instances: ECS says \"" + line.text()
                        + "\", by our reading " + check.statement(),
                it.facts(check));
    }

    private static Optional<ServiceMessages.Line> resourceWords(ServiceCase it) {
        return it.messages().placementFailure().filter(line -> line.kind().isLackOfRoom());
    }

    /** What the largest type of a group lacks. */
    private record Misfits(String group, String type, Demand demand, PlacementObstacle misfit) {
        Unplaceable.Kind kind() {
            return switch (misfit.kind()) {
                case MEMORY, CPU, GPU, PORTS, NETWORK_INTERFACES, DISTINCT_INSTANCE -> Unplaceable.Kind.TASK_TOO_LARGE;
                case ATTRIBUTE -> Unplaceable.Kind.MISSING_ATTRIBUTE;
                case ARCHITECTURE -> Unplaceable.Kind.WRONG_ARCHITECTURE;
                case MEMBER_OF ->
                    misfit.asked().contains("ecs.availability-zone")
                            ? Unplaceable.Kind.WRONG_ZONE
                            : Unplaceable.Kind.MEMBER_OF;
                case CAPACITY_PROVIDER -> Unplaceable.Kind.NO_GROUP;
            };
        }

        String words() {
            String form = kind() == Unplaceable.Kind.TASK_TOO_LARGE
                    ? "a task of %s asks for %s; an empty %s of %s offers %s"
                    : "a task of %s asks for %s; on an empty %s of %s that is %s";
            return form.formatted(NameList.end(demand.task().arn()), misfit.asked(), type, group, misfit.available());
        }
    }

    private static Stream<Misfits> misfit(ClusterIndex.Member member, Demand demand) {
        if (member.kinds().isEmpty()) {
            return Stream.empty();
        }
        InstanceKind largest = member.kinds().getLast();
        return Capacities.inZones(largest.room(), member.group()).stream()
                .flatMap(room -> Fit.check(demand, room).stream())
                .limit(1)
                .map(misfit -> new Misfits(member.name(), largest.type(), demand, misfit));
    }
}
