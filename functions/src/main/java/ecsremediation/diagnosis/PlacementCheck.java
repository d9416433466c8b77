package ecsremediation.diagnosis;

import ecsremediation.event.ServiceName;
import ecsremediation.model.Observation;
import ecsremediation.placement.Capacities;
import ecsremediation.placement.Demand;
import ecsremediation.placement.InstanceCapacity;
import ecsremediation.placement.Order;
import ecsremediation.placement.Placement;
import ecsremediation.placement.PlacementResult;
import ecsremediation.placement.StoppingTasks;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Our placement check. It places the unplaced tasks of all services with a gap together, as ECS would. If
 * each service were checked alone, two services would count on the same free capacity.
 *
 * @param spans the range of each service's demands
 * @param onRegistered on the instances that take tasks
 * @param onExpected on those after their stopping tasks are gone, and on the requested ones that may still register
 * @param onReconnected on the instances that take tasks or would if their agent reconnected
 * @param filled the capacities of {@code onExpected} after its tasks are placed, the one with the most
 *     free memory first
 */
record PlacementCheck(
        List<Demand> demands,
        SortedMap<ServiceName, DemandRange> spans,
        Attempt onRegistered,
        Attempt onExpected,
        Attempt onReconnected,
        List<InstanceCapacity> filled) {

    private static final Comparator<InstanceCapacity> MOST_FREE = Comparator.comparingInt(
                    (InstanceCapacity r) -> r.free().memoryMib())
            .thenComparingInt(r -> r.free().cpuUnits())
            .reversed()
            .thenComparing(InstanceCapacity::id);

    /**
     * The range of a service's demands among all.
     *
     * @param from the first index
     * @param to the index after the last
     */
    record DemandRange(int from, int to) {}

    /** Capacities of instances, and the placement of the demands on them. */
    record Attempt(List<InstanceCapacity> capacities, PlacementResult placed) {
        static Attempt of(List<Demand> demands, List<InstanceCapacity> capacities) {
            return new Attempt(capacities, Placement.place(demands, capacities, Order.asListed(demands)));
        }
    }

    /** Places the unplaced tasks of the cases, in their order. */
    static PlacementCheck of(ClusterIndex index, List<ServiceCase> cases) {
        List<Demand> demands = new ArrayList<>();
        SortedMap<ServiceName, DemandRange> spans = new TreeMap<>();
        for (ServiceCase serviceCase : cases) {
            int from = demands.size();
            demands.addAll(serviceCase.demands());
            spans.put(serviceCase.name(), new DemandRange(from, demands.size()));
        }
        List<InstanceCapacity> expected = new ArrayList<>(StoppingTasks.registered(index.observation()));
        expected.addAll(index.expected());
        Attempt onExpected = Attempt.of(demands, expected);
        List<InstanceCapacity> filled = new ArrayList<>(Placement.after(demands, expected, onExpected.placed()));
        filled.sort(MOST_FREE);
        return new PlacementCheck(
                demands,
                spans,
                Attempt.of(demands, index.registered()),
                onExpected,
                Attempt.of(demands, Capacities.registered(withAgents(index))),
                filled);
    }

    /** The number of the service's tasks that an attempt did not place. */
    int unplaced(Attempt attempt, ServiceName service) {
        return shares(attempt, service).stream()
                .mapToInt(PlacementResult.Share::left)
                .sum();
    }

    /** The service's demands with at least one task that an attempt did not place. */
    List<Demand> unplacedDemands(Attempt attempt, ServiceName service) {
        DemandRange span = span(service);
        return IntStream.range(span.from(), span.to())
                .filter(i -> attempt.placed().shares().get(i).left() > 0)
                .mapToObj(demands::get)
                .toList();
    }

    /** Container instances on which an attempt placed tasks of the service, by ARN. */
    NavigableSet<String> instances(Attempt attempt, ServiceName service) {
        NavigableSet<String> instances = new TreeSet<>();
        shares(attempt, service)
                .forEach(share ->
                        share.capacities().keySet().forEach(id -> id.arn().ifPresent(instances::add)));
        return instances;
    }

    private List<PlacementResult.Share> shares(Attempt attempt, ServiceName service) {
        DemandRange span = span(service);
        return attempt.placed().shares().subList(span.from(), span.to());
    }

    private DemandRange span(ServiceName service) {
        return spans.getOrDefault(service, new DemandRange(0, 0));
    }

    private static Observation withAgents(ClusterIndex index) {
        Observation o = index.observation();
        LeftInstances left = index.left();
        return o.with(o.containerInstances().stream()
                .map(i -> left.contains(i) ? i : i.withAgent())
                .toList());
    }
}
