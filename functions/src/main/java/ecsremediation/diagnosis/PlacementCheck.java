package ecsremediation.diagnosis;

import ecsremediation.event.ServiceName;
import ecsremediation.model.ContainerInstance;
import ecsremediation.model.Observation;
import ecsremediation.placement.Capacities;
import ecsremediation.placement.Demand;
import ecsremediation.placement.InstanceCapacity;
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
import java.util.stream.IntStream;

/**
 * Our own placement check: the unplaced tasks of all services with a gap, placed together as ECS would place
 * them, because one free place is not room for two services.
 *
 * @param spans which of the demands are a service's
 * @param onFree onto the instances that take tasks
 * @param onComing onto those and the ones already asked for that may still be expected
 * @param reconnected onto those that take tasks or would if their agent were connected
 * @param filled the rooms of {@code onComing} once its tasks are on them, the one with the most free memory
 *     first
 */
record PlacementCheck(
        List<Demand> demands,
        SortedMap<ServiceName, Span> spans,
        Attempt onFree,
        Attempt onComing,
        Attempt reconnected,
        List<InstanceCapacity> filled) {

    private static final Comparator<InstanceCapacity> MOST_FREE = Comparator.comparingInt(
                    (InstanceCapacity r) -> r.free().memoryMib())
            .thenComparingInt(r -> r.free().cpuUnits())
            .reversed()
            .thenComparing(InstanceCapacity::id);

    /** Where a service's demands stand among all, from and up to. */
    record Span(int from, int to) {}

    /** Rooms, and how the demands fared in them. */
    record Attempt(List<InstanceCapacity> rooms, Placed placed) {
        static Attempt of(List<Demand> demands, List<InstanceCapacity> rooms) {
            return new Attempt(rooms, Placement.place(demands, rooms, Order.asListed(demands)));
        }
    }

    /** Places the unplaced tasks of the cases, which come by service name. */
    static PlacementCheck of(ClusterIndex fleet, List<ServiceCase> cases) {
        List<Demand> demands = new ArrayList<>();
        SortedMap<ServiceName, Span> spans = new TreeMap<>();
        for (ServiceCase it : cases) {
            int from = demands.size();
            demands.addAll(it.demands());
            spans.put(it.name(), new Span(from, demands.size()));
        }
        List<InstanceCapacity> coming = new ArrayList<>(fleet.registered());
        coming.addAll(fleet.expected());
        Attempt onComing = Attempt.of(demands, coming);
        List<InstanceCapacity> filled = new ArrayList<>(Placement.after(demands, coming, onComing.placed()));
        filled.sort(MOST_FREE);
        return new PlacementCheck(
                demands,
                spans,
                Attempt.of(demands, fleet.registered()),
                onComing,
                Attempt.of(demands, Capacities.registered(withAgents(fleet.observation()))),
                filled);
    }

    /** The service's tasks that an attempt left over. */
    int left(Attempt attempt, ServiceName service) {
        return shares(attempt, service).stream().mapToInt(Placed.Share::left).sum();
    }

    /** The service's demands of which an attempt left tasks over. */
    List<Demand> leftover(Attempt attempt, ServiceName service) {
        Span span = span(service);
        return IntStream.range(span.from(), span.to())
                .filter(i -> attempt.placed().shares().get(i).left() > 0)
                .mapToObj(demands::get)
                .toList();
    }

    /** The ARNs of the registered instances that an attempt gave tasks of the service. */
    SortedSet<String> taken(Attempt attempt, ServiceName service) {
        SortedSet<String> taken = new TreeSet<>();
        shares(attempt, service)
                .forEach(share -> share.rooms().keySet().forEach(id -> id.arn().ifPresent(taken::add)));
        return taken;
    }

    private List<Placed.Share> shares(Attempt attempt, ServiceName service) {
        Span span = span(service);
        return attempt.placed().shares().subList(span.from(), span.to());
    }

    private Span span(ServiceName service) {
        return spans.getOrDefault(service, new Span(0, 0));
    }

    private static Observation withAgents(Observation o) {
        return o.with(o.containerInstances().stream()
                .map(ContainerInstance::withAgent)
                .toList());
    }
}
