package ecsremediation.plan;

import ecsremediation.model.AutoScalingGroup;
import ecsremediation.model.Observation;
import ecsremediation.model.Resources;
import ecsremediation.placement.Capacities;
import ecsremediation.placement.Demand;
import ecsremediation.placement.InstanceCapacity;
import ecsremediation.placement.InstanceKind;
import ecsremediation.placement.Order;
import ecsremediation.placement.Placed;
import ecsremediation.placement.Placement;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Which of several groups a service's tasks are for: one that may serve by {@link Eligibility} before one that may not; then the one of which the least memory, then CPU, would be bought for
 * nothing; then the owner's priority; then the name. What finds a place on an instance that is there or on its way is
 * bought nowhere, so each group is tried with the rest alone: the work follows services × instances, and groups cost
 * next to nothing more.
 */
final class GroupChoice {
    /** The priority of a group whose owner gave none. */
    private static final int DEFAULT_PRIORITY = 100;

    /** Added to the rank of a group on which none of the tasks finds a place: it comes after all others. */
    private static final int UNFIT = 3;

    private final Observation observation;
    private final List<InstanceCapacity> there;
    private final Limits limits;
    private final Map<String, List<InstanceKind>> kinds = new TreeMap<>();

    GroupChoice(Observation observation, List<InstanceCapacity> there, Limits limits) {
        this.observation = observation;
        this.limits = limits;
        this.there = there;
    }

    /** The name of the group. */
    String of(CapacityRequest claim) {
        if (claim.groups().size() == 1) {
            return claim.groups().getFirst();
        }
        boolean bound = FallbackGroups.isBound(claim.service(), observation);
        List<Demand> rest = rest(claim.demands());
        return claim.groups().stream()
                .flatMap(name -> observation.group(name).stream())
                .map(group -> candidate(group, bound, rest))
                .min(Candidate.BEST_FIRST)
                .map(Candidate::name)
                .orElseThrow();
    }

    /** What of the tasks finds no place on what is there. */
    private List<Demand> rest(List<Demand> demands) {
        Placed placed = Placement.place(demands, Capacities.useful(demands, there), Order.asListed(demands));
        return IntStream.range(0, demands.size())
                .filter(d -> placed.shares().get(d).left() > 0)
                .mapToObj(d -> demands.get(d).of(placed.shares().get(d).left()))
                .toList();
    }

    private Candidate candidate(AutoScalingGroup group, boolean bound, List<Demand> rest) {
        List<InstanceKind> known = kinds.computeIfAbsent(group.name(), name -> Capacities.kinds(observation, group));
        SizingProof certificate =
                Sizer.size(new Sizing.Question(rest, List.of(), group, known)).certificate();
        int nowhere = 0;
        long memory = 0;
        long cpu = 0;
        for (SizingProof.Placed p : certificate.placements()) {
            nowhere += p.nowhere();
            memory -= (long) p.onNew() * p.perTask().memoryMib();
            cpu -= (long) p.onNew() * p.perTask().cpuUnits();
        }
        if (certificate.instance().isPresent()) {
            Resources room = certificate.instance().get().room();
            memory += (long) certificate.chosen() * room.memoryMib();
            cpu += (long) certificate.chosen() * room.cpuUnits();
        }
        boolean serves = rest.isEmpty()
                || nowhere < rest.stream().mapToInt(Demand::count).sum();
        return new Candidate(
                rank(eligibility(group, certificate), bound, serves),
                nowhere,
                known.isEmpty() ? 1 : 0,
                memory,
                cpu,
                priority(group),
                group.name());
    }

    /** As the group's plan will find, were the demand all that the group has to serve. */
    private Eligibility eligibility(AutoScalingGroup group, SizingProof certificate) {
        int weight =
                certificate.instance().map(SizingProof.Instance::units).orElseGet(() -> Eligibility.heaviest(group));
        int wanted = group.capacity().desired() + Math.max(1, certificate.chosen()) * weight;
        return Eligibility.of(new LimitedTarget.Raise(group, weight, wanted), observation, limits);
    }

    /** Tasks that are bound by capacity providers go to another of their groups only where one may not grow. */
    private static int rank(Eligibility eligibility, boolean bound, boolean serves) {
        if (bound) {
            return eligibility.mayGrow() ? 0 : 1;
        }
        return serves ? eligibility.rank() : eligibility.rank() + UNFIT;
    }

    private static int priority(AutoScalingGroup group) {
        String value =
                group.tags().getOrDefault(AutoScalingGroup.PRIORITY_TAG, "").strip();
        return value.matches("[0-9]{1,6}") ? Integer.parseInt(value) : DEFAULT_PRIORITY;
    }

    private record Candidate(
            int rank, int nowhere, int unknown, long wastedMemory, long wastedCpu, int priority, String name) {
        static final Comparator<Candidate> BEST_FIRST = Comparator.comparingInt(Candidate::rank)
                .thenComparingInt(Candidate::nowhere)
                .thenComparingInt(Candidate::unknown)
                .thenComparingLong(Candidate::wastedMemory)
                .thenComparingLong(Candidate::wastedCpu)
                .thenComparingInt(Candidate::priority)
                .thenComparing(Candidate::name);
    }
}
