package ecsremediation.diagnosis;

import ecsremediation.diagnosis.Diagnosis.CapacityShortfall;
import ecsremediation.diagnosis.Diagnosis.Inconclusive;
import ecsremediation.diagnosis.Diagnosis.Unplaceable;
import ecsremediation.placement.Capacities;
import ecsremediation.placement.Demand;
import ecsremediation.placement.Fit;
import ecsremediation.placement.InstanceKind;
import ecsremediation.placement.NextLaunch;
import ecsremediation.placement.PlacementObstacle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Tasks fit neither on a registered instance nor on one that is in flight. The rule checks whether a
 * further instance of a group would take them.
 */
final class CapacityShortfallRule {
    private CapacityShortfallRule() {}

    /** A shortfall if the next instance of some group surely takes a task. */
    static Optional<Diagnosis> of(ServiceCase serviceCase, PlacementCheck check) {
        List<Demand> unplaced = check.unplacedDemands(check.onExpected(), serviceCase.name());
        List<ClusterIndex.Member> taking = serviceCase.groups().stream()
                .filter(g -> unplaced.stream().anyMatch(d -> takes(g, d)))
                .toList();
        return taking.isEmpty() ? Optional.empty() : Optional.of(shortfall(serviceCase, check, unplaced, taking));
    }

    /** Why no instance that a group could launch would take a task. */
    static Diagnosis unplaceable(ServiceCase serviceCase, PlacementCheck check) {
        List<Demand> unplaced = check.unplacedDemands(check.onExpected(), serviceCase.name());
        return unplaceable(serviceCase, unplaced, serviceCase.groups());
    }

    /** Also true if no instance type of the group is known: its first instance will show its size. */
    private static boolean takes(ClusterIndex.Member member, Demand demand) {
        return NextLaunch.takes(demand, member.group(), member.kinds());
    }

    private static Diagnosis shortfall(
            ServiceCase serviceCase, PlacementCheck check, List<Demand> unplaced, List<ClusterIndex.Member> groups) {
        LimitingResource limiting = LimitingResource.of(check, unplaced);
        List<String> names = groups.stream().map(ClusterIndex.Member::name).toList();
        List<Evidence> facts = new ArrayList<>(serviceCase.facts(limiting.fact()));
        groups.stream().flatMap(g -> ConvergenceRule.failedLaunch(g).stream()).forEach(facts::add);
        return new CapacityShortfall(
                serviceCase.name(), limiting.kind(), serviceCase.gap().unplaced(), names, facts);
    }

    private static Diagnosis unplaceable(
            ServiceCase serviceCase, List<Demand> unplaced, List<ClusterIndex.Member> groups) {
        Optional<Diagnosis> chance = unplaced.stream()
                .flatMap(d -> groups.stream().flatMap(g -> UnsuitedType.of(serviceCase.observation(), g, d).stream()))
                .findFirst()
                .map(fact -> unplaceable(serviceCase, kind(fact.obstacle()), fact));
        return chance.orElseGet(() -> noneFits(serviceCase, unplaced, groups));
    }

    private static Diagnosis noneFits(
            ServiceCase serviceCase, List<Demand> unplaced, List<ClusterIndex.Member> groups) {
        Optional<Fact.EmptyInstance> empty = unplaced.stream()
                .flatMap(d -> groups.stream().flatMap(g -> emptyInstance(g, d)))
                .findFirst();
        if (empty.isEmpty()) {
            return noGroup(serviceCase);
        }
        Unplaceable.Kind kind = kind(empty.get().obstacle());
        return serviceCase
                .messages()
                .placementFailure()
                .filter(line -> line.kind().isCapacityShortfall())
                .filter(line -> kind != Unplaceable.Kind.TASK_TOO_LARGE)
                .map(line -> contradiction(serviceCase, line, empty.get()))
                .orElseGet(() -> unplaceable(serviceCase, kind, empty.get()));
    }

    private static Diagnosis unplaceable(ServiceCase serviceCase, Unplaceable.Kind kind, Fact fact) {
        return new Unplaceable(serviceCase.name(), kind, serviceCase.gap().unplaced(), fact, serviceCase.facts(fact));
    }

    private static Diagnosis noGroup(ServiceCase serviceCase) {
        Fact fact = new Fact.NoGroup(serviceCase.service().capacityProviders());
        return unplaceable(serviceCase, Unplaceable.Kind.NO_GROUP, fact);
    }

    /**
     * ECS found an instance that lacks only resources, but by our check no instance could ever take the
     * tasks.
     */
    private static Diagnosis contradiction(
            ServiceCase serviceCase, ServiceMessages.Line line, Fact.EmptyInstance empty) {
        return new Inconclusive(
                serviceCase.name(),
                Inconclusive.Kind.CONTRADICTION,
                new OpenQuestion.UnconfirmedObstacle(line.text(), empty),
                serviceCase.facts(empty));
    }

    private static Unplaceable.Kind kind(PlacementObstacle obstacle) {
        return switch (obstacle.kind()) {
            case MEMORY, CPU, GPU, PORTS, NETWORK_INTERFACES, DISTINCT_INSTANCE -> Unplaceable.Kind.TASK_TOO_LARGE;
            case ATTRIBUTE -> Unplaceable.Kind.MISSING_ATTRIBUTE;
            case ARCHITECTURE -> Unplaceable.Kind.WRONG_ARCHITECTURE;
            case MEMBER_OF ->
                obstacle.asked().contains("ecs.availability-zone")
                        ? Unplaceable.Kind.WRONG_ZONE
                        : Unplaceable.Kind.MEMBER_OF;
            case CAPACITY_PROVIDER -> Unplaceable.Kind.NO_GROUP;
        };
    }

    /** What an empty instance of the group's largest known type lacks for the task. */
    private static Stream<Fact.EmptyInstance> emptyInstance(ClusterIndex.Member member, Demand demand) {
        if (member.offered().isEmpty()) {
            return Stream.empty();
        }
        InstanceKind largest = member.offered().getLast();
        return Capacities.inZones(largest.capacity(), member.group()).stream()
                .flatMap(capacity -> Fit.check(demand, capacity).stream())
                .limit(1)
                .map(obstacle -> new Fact.EmptyInstance(demand.task().arn(), obstacle, largest.type(), member.name()));
    }
}
