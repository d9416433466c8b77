package ecsremediation.placement;

import ecsremediation.event.ServiceName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A short and slow scheduler that places task after task on instance after instance. Tests compare the fast
 * one with it.
 */
public final class NaiveScheduler {
    private final List<InstanceCapacity> capacities;

    public NaiveScheduler(List<InstanceCapacity> capacities) {
        this.capacities = new ArrayList<>(capacities);
    }

    /**
     * Places one task of the demand. Returns its index in the list of capacities; empty when it fits nowhere.
     */
    public Optional<Integer> place(Demand demand) {
        List<Integer> candidates = new ArrayList<>();
        for (int r = 0; r < capacities.size(); r++) {
            if (Fit.check(demand, capacities.get(r)).isEmpty()) {
                candidates.add(r);
            }
        }
        List<String> outer = new ArrayList<>();
        for (Strategy step : Strategy.of(demand.strategies())) {
            candidates = narrow(candidates, step, demand, outer);
        }
        Optional<Integer> chosen = candidates.stream()
                .min(Comparator.comparingInt(
                                (Integer r) -> capacities.get(r).free().memoryMib())
                        .thenComparingInt(r -> capacities.get(r).free().cpuUnits())
                        .thenComparing(Comparator.naturalOrder()));
        chosen.ifPresent(r -> capacities.set(r, capacities.get(r).with(demand, 1)));
        return chosen;
    }

    /** The number of the demands' tasks that are not placed in that order. */
    public static int left(List<Demand> demands, List<InstanceCapacity> capacities, Order order) {
        NaiveScheduler scheduler = new NaiveScheduler(capacities);
        int left = 0;
        for (Order.Run run : order.runs()) {
            for (int i = 0; i < run.count(); i++) {
                left += scheduler.place(demands.get(run.demand())).isEmpty() ? 1 : 0;
            }
        }
        return left;
    }

    /** The number of tasks of each demand on each instance, by demand and then by instance. */
    public static List<SortedMap<InstanceId, Integer>> capacities(
            List<Demand> demands, List<InstanceCapacity> capacities, Order order) {
        NaiveScheduler scheduler = new NaiveScheduler(capacities);
        List<SortedMap<InstanceId, Integer>> counts = new ArrayList<>();
        demands.forEach(d -> counts.add(new TreeMap<>()));
        for (Order.Run run : order.runs()) {
            for (int i = 0; i < run.count(); i++) {
                scheduler
                        .place(demands.get(run.demand()))
                        .ifPresent(r ->
                                counts.get(run.demand()).merge(capacities.get(r).id(), 1, Integer::sum));
            }
        }
        return counts;
    }

    private List<Integer> narrow(List<Integer> candidates, Strategy step, Demand demand, List<String> outer) {
        return switch (step.kind()) {
            case SPREAD_ATTRIBUTE -> {
                outer.add(step.attribute());
                yield lowest(candidates, r -> tasksInGroup(r, outer, demand.service()));
            }
            case SPREAD_INSTANCES -> lowest(candidates, r -> tasks(capacities.get(r), demand.service()));
            case PACK_CPU -> lowest(candidates, r -> capacities.get(r).free().cpuUnits());
            case PACK_MEMORY -> lowest(candidates, r -> capacities.get(r).free().memoryMib());
            case RANDOM -> candidates;
        };
    }

    private static List<Integer> lowest(List<Integer> candidates, java.util.function.ToIntFunction<Integer> key) {
        int lowest = candidates.stream().mapToInt(key).min().orElse(0);
        return candidates.stream().filter(r -> key.applyAsInt(r) == lowest).toList();
    }

    private int tasksInGroup(int capacity, List<String> attributes, ServiceName service) {
        return capacities.stream()
                .filter(other ->
                        attributes.stream().allMatch(a -> value(other, a).equals(value(capacities.get(capacity), a))))
                .mapToInt(other -> tasks(other, service))
                .sum();
    }

    private static String value(InstanceCapacity capacity, String attribute) {
        return capacity.attributes().getOrDefault(attribute, "");
    }

    private static int tasks(InstanceCapacity capacity, ServiceName service) {
        return Map.copyOf(capacity.tasks()).getOrDefault(service, 0);
    }
}
