package ecsremediation.plan;

import ecsremediation.event.ServiceName;
import ecsremediation.model.AutoScalingGroup;
import ecsremediation.model.Observation;
import ecsremediation.placement.Capacities;
import ecsremediation.placement.Demand;
import ecsremediation.placement.InstanceCapacity;
import ecsremediation.placement.InstanceKind;
import ecsremediation.placement.Order;
import ecsremediation.placement.Placement;
import ecsremediation.placement.PlacementResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Chooses the group for a service's tasks. The criteria in order: {@link Eligibility}; the fewest tasks
 * that no instance takes; a known instance size; a group that its owner did not set to zero; the least unused
 * memory and then CPU; the owner's priority; the name. Tasks that fit on free or in-flight capacity need no group, so each group is tried
 * with the remaining tasks only. The work is proportional to services × instances; a further group adds
 * very little.
 */
final class GroupChoice {
    /** The priority of a group without a priority tag. Our choice. */
    private static final int DEFAULT_PRIORITY = 100;

    /** Added to the rank of a group that takes none of the tasks, so that it comes after all others. */
    private static final int UNFIT = 3;

    private final Observation observation;
    private final List<InstanceCapacity> there;
    private final Limits limits;
    private final SortedMap<String, List<InstanceKind>> kinds = new TreeMap<>();

    /** By the raise that is wanted: many requests want the same. */
    private final SortedMap<LimitedTarget.Raise, Eligibility> eligibilities = new TreeMap<>(
            Comparator.comparing((LimitedTarget.Raise raise) -> raise.group().name())
                    .thenComparingInt(LimitedTarget.Raise::weight)
                    .thenComparingInt(LimitedTarget.Raise::wanted));

    /** The index in {@link #singles} of each request that has one demand and several groups. */
    private final Map<RequestKey, Integer> indexes = new LinkedHashMap<>();

    private final SingleDemandSizing singles;

    /**
     * @param requests all for which a group will be asked, so that the work which is the same for them is
     *     done once
     */
    GroupChoice(Observation observation, List<InstanceCapacity> there, List<CapacityRequest> requests, Limits limits) {
        this.observation = observation;
        this.limits = limits;
        this.there = there;
        List<Demand> demands = new ArrayList<>();
        SortedSet<String> groups = new TreeSet<>();
        for (CapacityRequest request : requests) {
            if (request.groups().size() > 1) {
                groups.addAll(request.groups());
                if (request.demands().size() == 1) {
                    indexes.put(RequestKey.of(request), demands.size());
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

    /**
     * The name of the chosen group.
     *
     * @param request one of the requests given to the constructor
     */
    String of(CapacityRequest request) {
        if (request.groups().size() == 1) {
            return request.groups().getFirst();
        }
        Integer index = indexes.get(RequestKey.of(request));
        return index == null ? searched(request) : single(request, index);
    }

    private String single(CapacityRequest request, int index) {
        int rest = singles.rest(index);
        return best(request, rest, group -> singles.trial(index, rest, group));
    }

    private String searched(CapacityRequest request) {
        List<Demand> rest = rest(request.demands());
        int tasks = rest.stream().mapToInt(Demand::count).sum();
        return best(
                request,
                tasks,
                group -> GroupTrial.of(Sizer.size(new Sizing.Question(rest, List.of(), group, known(group)))
                        .proof()));
    }

    private String best(CapacityRequest request, int tasks, Function<AutoScalingGroup, GroupTrial> trial) {
        boolean bound = FallbackGroups.isBound(request.service(), observation);
        return request.groups().stream()
                .flatMap(name -> observation.group(name).stream())
                .map(group -> candidate(group, bound, tasks, trial.apply(group)))
                .min(Candidate.BEST_FIRST)
                .map(Candidate::name)
                .orElseThrow();
    }

    /** The tasks that do not fit on free or in-flight capacity. */
    private List<Demand> rest(List<Demand> demands) {
        PlacementResult placed = Placement.place(demands, Capacities.useful(demands, there), Order.asListed(demands));
        return IntStream.range(0, demands.size())
                .filter(d -> placed.shares().get(d).left() > 0)
                .mapToObj(d -> demands.get(d).of(placed.shares().get(d).left()))
                .toList();
    }

    private List<InstanceKind> known(AutoScalingGroup group) {
        return kinds.getOrDefault(group.name(), List.of());
    }

    private Candidate candidate(AutoScalingGroup group, boolean bound, int tasks, GroupTrial trial) {
        boolean serves = tasks == 0 || trial.waste().nowhere() < tasks;
        return new Candidate(
                rank(eligibility(group, trial), bound, serves),
                last(group),
                trial.waste(),
                priority(group),
                group.name());
    }

    /** The eligibility of the group if it took this demand alone. */
    private Eligibility eligibility(AutoScalingGroup group, GroupTrial trial) {
        int weight = trial.units().orElseGet(() -> Eligibility.heaviest(group));
        int wanted = group.capacity().desired() + Math.max(1, trial.instances()) * weight;
        return eligibilities.computeIfAbsent(
                new LimitedTarget.Raise(group, weight, wanted), raise -> Eligibility.of(raise, observation, limits));
    }

    /**
     * Tasks that are bound to capacity providers go to another of their groups only if the chosen one must
     * not grow.
     */
    private static int rank(Eligibility eligibility, boolean bound, boolean serves) {
        if (bound) {
            return eligibility.mayGrow() ? 0 : 1;
        }
        return serves ? eligibility.rank() : eligibility.rank() + UNFIT;
    }

    /** 2 if the size is not known, 1 if the group stands at zero, or else 0. */
    private int last(AutoScalingGroup group) {
        if (known(group).isEmpty()) {
            return 2;
        }
        return group.capacity().desired() == 0 && group.instances().isEmpty() ? 1 : 0;
    }

    private static int priority(AutoScalingGroup group) {
        String value =
                group.tags().getOrDefault(AutoScalingGroup.PRIORITY_TAG, "").strip();
        return value.matches("[0-9]{1,6}") ? Integer.parseInt(value) : DEFAULT_PRIORITY;
    }

    /** A service has at most one request for the same groups. */
    private record RequestKey(ServiceName service, List<String> groups) {
        static RequestKey of(CapacityRequest request) {
            return new RequestKey(request.service(), request.groups());
        }
    }

    private record Candidate(int rank, int last, Waste waste, int priority, String name) {
        static final Comparator<Candidate> BEST_FIRST = Comparator.comparingInt(Candidate::rank)
                .thenComparingInt(c -> c.waste().nowhere())
                .thenComparingInt(Candidate::last)
                .thenComparingLong(c -> c.waste().memoryMib())
                .thenComparingLong(c -> c.waste().cpuUnits())
                .thenComparingInt(Candidate::priority)
                .thenComparing(Candidate::name);
    }
}
