package ecsremediation.plan;

import ecsremediation.event.ServiceName;
import ecsremediation.model.AutoScalingGroup;
import ecsremediation.model.Observation;
import ecsremediation.placement.Capacities;
import ecsremediation.placement.Demand;
import ecsremediation.placement.InstanceCapacity;
import ecsremediation.placement.InstanceKind;
import ecsremediation.placement.Order;
import ecsremediation.placement.Placed;
import ecsremediation.placement.Placement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Which of several groups a service's tasks are for: one we may change, that stands below its ceiling and whose launches
 * do not fail, before one of which that is not so; then the one of which the least memory, then CPU, would be bought for
 * nothing; then the owner's priority; then the name. What finds a place on an instance that is there or on its way is
 * bought nowhere, so each group is tried with the rest alone: the work follows services × instances, and groups cost
 * next to nothing more.
 */
final class GroupChoice {
    /** The priority of a group whose owner gave none. */
    private static final int DEFAULT_PRIORITY = 100;

    private final Observation observation;
    private final List<InstanceCapacity> there;
    private final SortedMap<String, List<InstanceKind>> kinds = new TreeMap<>();

    /** Of the requests of one demand that more than one group could take: the demand's place in {@link #singles}. */
    private final SortedMap<ServiceName, Integer> indexes = new TreeMap<>();

    private final SingleDemandSizing singles;

    /** @param requests all for which a group will be asked, so that the work which is the same for them is done once */
    GroupChoice(Observation observation, List<InstanceCapacity> there, List<CapacityRequest> requests) {
        this.observation = observation;
        this.there = there;
        List<Demand> demands = new ArrayList<>();
        SortedSet<String> groups = new TreeSet<>();
        for (CapacityRequest request : requests) {
            if (request.groups().size() > 1) {
                groups.addAll(request.groups());
                if (request.demands().size() == 1) {
                    indexes.put(request.service(), demands.size());
                    demands.addAll(request.demands());
                }
            }
        }
        List<AutoScalingGroup> candidates = groups.stream()
                .flatMap(name -> observation.group(name).stream())
                .toList();
        candidates.forEach(group -> kinds.put(group.name(), Capacities.kinds(observation, group)));
        singles = new SingleDemandSizing(demands, there, candidates, kinds);
    }

    /** The name of the group for one of the requests. */
    String of(CapacityRequest claim) {
        if (claim.groups().size() == 1) {
            return claim.groups().getFirst();
        }
        boolean bound = FallbackGroups.isBound(claim.service(), observation);
        Function<AutoScalingGroup, Waste> waste = waste(claim);
        return claim.groups().stream()
                .flatMap(name -> observation.group(name).stream())
                .map(group -> candidate(group, bound, waste.apply(group)))
                .min(Candidate.BEST_FIRST)
                .map(Candidate::name)
                .orElseThrow();
    }

    private Function<AutoScalingGroup, Waste> waste(CapacityRequest claim) {
        Integer index = indexes.get(claim.service());
        if (index == null) {
            List<Demand> rest = rest(claim.demands());
            return group -> Waste.of(Sizer.size(new Sizing.Question(rest, List.of(), group, known(group)))
                    .certificate());
        }
        int rest = singles.rest(index);
        return group -> singles.waste(index, rest, group);
    }

    /** What of the tasks finds no place on what is there. */
    private List<Demand> rest(List<Demand> demands) {
        Placed placed = Placement.place(demands, Capacities.useful(demands, there), Order.asListed(demands));
        return IntStream.range(0, demands.size())
                .filter(d -> placed.shares().get(d).left() > 0)
                .mapToObj(d -> demands.get(d).of(placed.shares().get(d).left()))
                .toList();
    }

    private List<InstanceKind> known(AutoScalingGroup group) {
        return kinds.getOrDefault(group.name(), List.of());
    }

    private Candidate candidate(AutoScalingGroup group, boolean bound, Waste waste) {
        boolean open = bound ? FallbackGroups.mayGrow(group) : FallbackGroups.isOpen(group);
        return new Candidate(open ? 0 : 1, known(group).isEmpty() ? 1 : 0, waste, priority(group), group.name());
    }

    private static int priority(AutoScalingGroup group) {
        String value =
                group.tags().getOrDefault(AutoScalingGroup.PRIORITY_TAG, "").strip();
        return value.matches("[0-9]{1,6}") ? Integer.parseInt(value) : DEFAULT_PRIORITY;
    }

    private record Candidate(int closed, int unknown, Waste waste, int priority, String name) {
        static final Comparator<Candidate> BEST_FIRST = Comparator.comparingInt(Candidate::closed)
                .thenComparingInt(c -> c.waste().nowhere())
                .thenComparingInt(Candidate::unknown)
                .thenComparingLong(c -> c.waste().memoryMib())
                .thenComparingLong(c -> c.waste().cpuUnits())
                .thenComparingInt(Candidate::priority)
                .thenComparing(Candidate::name);
    }
}
