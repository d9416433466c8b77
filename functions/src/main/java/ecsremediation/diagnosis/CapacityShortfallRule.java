package ecsremediation.diagnosis;

import ecsremediation.diagnosis.Diagnosis.CapacityShortfall;
import ecsremediation.diagnosis.Diagnosis.Inconclusive;
import ecsremediation.diagnosis.Diagnosis.Unplaceable;
import ecsremediation.placement.Capacities;
import ecsremediation.placement.Demand;
import ecsremediation.placement.Fit;
import ecsremediation.placement.InstanceCapacity;
import ecsremediation.placement.InstanceKind;
import ecsremediation.placement.NextLaunch;
import ecsremediation.placement.PlacementObstacle;
import ecsremediation.placement.UnseenInstanceTypes;
import ecsremediation.placement.expression.MemberOf;
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
                .filter(g -> AgentRule.fault(serviceCase, g).isEmpty())
                .filter(g -> unplaced.stream().anyMatch(d -> takes(serviceCase, g, d)))
                .toList();
        return taking.isEmpty() ? Optional.empty() : Optional.of(shortfall(serviceCase, check, unplaced, taking));
    }

    /** Why no instance that a group could launch would take a task. */
    static Diagnosis unplaceable(ServiceCase serviceCase, PlacementCheck check) {
        List<Demand> unplaced = check.unplacedDemands(check.onExpected(), serviceCase.name());
        return unplaceable(serviceCase, unplaced, serviceCase.groups());
    }

    /** The groups that would take a task and whose newest instances register. */
    static List<ClusterIndex.Member> proven(ServiceCase serviceCase, PlacementCheck check) {
        List<Demand> unplaced = check.unplacedDemands(check.onExpected(), serviceCase.name());
        return serviceCase.groups().stream()
                .filter(g -> !serviceCase.index().registered(g).isEmpty())
                .filter(g -> AgentRule.fault(serviceCase, g).isEmpty())
                .filter(g -> unplaced.stream().anyMatch(d -> takes(serviceCase, g, d)))
                .toList();
    }

    /** A group of unknown size takes a task unless the names of its instance types rule that out. */
    private static boolean takes(ServiceCase serviceCase, ClusterIndex.Member member, Demand demand) {
        boolean known = !member.kinds().isEmpty()
                || (!needsTooManyPorts(demand)
                        && unseen(serviceCase, member).unfit(demand).isEmpty());
        return known && NextLaunch.takes(demand, member.group(), member.kinds());
    }

    private static boolean needsTooManyPorts(Demand demand) {
        return demand.task().hostPorts() > InstanceCapacity.MOST_RESERVED_PORTS;
    }

    private static UnseenInstanceTypes unseen(ServiceCase serviceCase, ClusterIndex.Member member) {
        boolean alone = serviceCase.groups().stream().allMatch(g -> g.kinds().isEmpty());
        return new UnseenInstanceTypes(serviceCase.observation(), member.group(), alone);
    }

    private static Diagnosis shortfall(
            ServiceCase serviceCase, PlacementCheck check, List<Demand> unplaced, List<ClusterIndex.Member> groups) {
        LimitingResource limiting = LimitingResource.of(check, unplaced);
        List<String> names = groups.stream().map(ClusterIndex.Member::name).toList();
        List<Evidence> facts = new ArrayList<>(serviceCase.facts(limiting.fact()));
        UnusableCapacityRule.of(serviceCase, unplaced.getFirst())
                .map(Evidence::now)
                .ifPresent(facts::add);
        serviceCase.index().left(unplaced.getFirst()).map(Evidence::now).ifPresent(facts::add);
        groups.stream().flatMap(g -> ConvergenceRule.failedLaunch(g).stream()).forEach(facts::add);
        return new CapacityShortfall(
                serviceCase.name(), limiting.kind(), serviceCase.gap().unplaced(), names, facts);
    }

    private static Diagnosis unplaceable(
            ServiceCase serviceCase, List<Demand> unplaced, List<ClusterIndex.Member> groups) {
        Optional<Demand> ports = unplaced.stream()
                .filter(CapacityShortfallRule::needsTooManyPorts)
                .findFirst();
        if (ports.isPresent()) {
            return unplaceable(serviceCase, Unplaceable.Kind.TASK_TOO_LARGE, tooManyPorts(ports.get()));
        }
        Optional<Diagnosis> chance = unplaced.stream()
                .flatMap(d -> groups.stream().flatMap(g -> UnsuitedType.of(serviceCase.observation(), g, d).stream()))
                .findFirst()
                .map(fact -> unplaceable(serviceCase, kind(fact.obstacle()), fact));
        return chance.orElseGet(() -> noneFits(serviceCase, unplaced, groups));
    }

    private static Diagnosis noneFits(
            ServiceCase serviceCase, List<Demand> unplaced, List<ClusterIndex.Member> groups) {
        Optional<Fact.EmptyInstance> empty = unplaced.stream()
                .flatMap(d -> Stream.concat(
                        groups.stream().flatMap(g -> emptyInstance(serviceCase, g, d)),
                        groups.stream().flatMap(g -> unseenInstance(serviceCase, g, d))))
                .findFirst();
        if (empty.isEmpty()) {
            return noGroup(serviceCase);
        }
        Unplaceable.Kind kind = kind(empty.get().obstacle());
        return serviceCase
                .messages()
                .placementFailure()
                .filter(line -> line.kind().isCapacityShortfall())
                .filter(line -> !mayAgree(kind, empty.get().obstacle()))
                .map(line -> contradiction(serviceCase, line, empty.get()))
                .orElseGet(() -> unplaceable(serviceCase, kind, empty.get()));
    }

    /**
     * Whether ECS may miss only resources on an instance that exists while further instances have another
     * obstacle: their size, their zone, or no tasks of a service beside which the task must run.
     */
    private static boolean mayAgree(Unplaceable.Kind kind, PlacementObstacle obstacle) {
        return kind == Unplaceable.Kind.TASK_TOO_LARGE
                || kind == Unplaceable.Kind.WRONG_ZONE
                || (kind == Unplaceable.Kind.MEMBER_OF
                        && !MemberOf.services(obstacle.asked()).isEmpty());
    }

    private static Diagnosis unplaceable(ServiceCase serviceCase, Unplaceable.Kind kind, Fact fact) {
        return new Unplaceable(serviceCase.name(), kind, serviceCase.gap().unplaced(), fact, serviceCase.facts(fact));
    }

    private static Fact tooManyPorts(Demand demand) {
        return new Fact.TooManyHostPorts(
                demand.task().arn(), demand.task().hostPorts(), InstanceCapacity.MOST_RESERVED_PORTS);
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
                MemberOf.reads(obstacle.asked(), Capacities.ZONE)
                        ? Unplaceable.Kind.WRONG_ZONE
                        : Unplaceable.Kind.MEMBER_OF;
            case ZONE -> Unplaceable.Kind.WRONG_ZONE;
            case CAPACITY_PROVIDER -> Unplaceable.Kind.NO_GROUP;
        };
    }

    /** What an empty instance of the group's largest known type lacks for the task. */
    private static Stream<Fact.EmptyInstance> emptyInstance(
            ServiceCase serviceCase, ClusterIndex.Member member, Demand demand) {
        if (member.offered().isEmpty()) {
            return Stream.empty();
        }
        InstanceKind largest = member.offered().getLast();
        return Capacities.inZones(largest.capacity(), member.group()).stream()
                .flatMap(capacity -> Fit.check(demand, capacity).stream())
                .limit(1)
                .map(obstacle -> new Fact.EmptyInstance(
                        demand.task().arn(),
                        obstacle,
                        largest.type(),
                        member.name(),
                        DaemonShares.of(serviceCase.observation(), largest, demand, obstacle)));
    }

    /** What the largest instance that the group's types could register lacks for the task. */
    private static Stream<Fact.EmptyInstance> unseenInstance(
            ServiceCase serviceCase, ClusterIndex.Member member, Demand demand) {
        return member.kinds().isEmpty()
                ? unseen(serviceCase, member).unfit(demand).stream()
                        .filter(u -> !u.type().isEmpty())
                        .map(u -> new Fact.EmptyInstance(
                                demand.task().arn(), u.obstacle(), u.type(), member.name(), List.of()))
                : Stream.empty();
    }
}
