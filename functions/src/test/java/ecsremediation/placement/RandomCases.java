package ecsremediation.placement;

import ecsremediation.event.ServiceName;
import ecsremediation.model.PlacementConstraint;
import ecsremediation.model.PlacementStrategy;
import ecsremediation.model.Resources;
import ecsremediation.model.TaskDefinition;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Demands and instances drawn from a seed. The numbers are small, so that many constraints conflict. */
public final class RandomCases {
    private static final List<List<PlacementStrategy>> STRATEGIES = List.of(
            List.of(),
            List.of(new PlacementStrategy("binpack", "memory")),
            List.of(new PlacementStrategy("binpack", "cpu")),
            List.of(new PlacementStrategy("spread", "instanceId")),
            List.of(
                    new PlacementStrategy("spread", "attribute:ecs.availability-zone"),
                    new PlacementStrategy("binpack", "memory")),
            List.of(new PlacementStrategy("spread", "instanceId"), new PlacementStrategy("binpack", "cpu")),
            List.of(
                    new PlacementStrategy("binpack", "cpu"),
                    new PlacementStrategy("spread", "attribute:ecs.availability-zone")),
            List.of(
                    new PlacementStrategy("spread", "attribute:ecs.availability-zone"),
                    new PlacementStrategy("spread", "attribute:rack")));

    private final long seed;
    private int drawn = 0;

    public RandomCases(long seed) {
        this.seed = seed;
    }

    /**
     * The number of cases; lower where the system property {@code cases.most} says so, as in mutation tests.
     */
    public static int many(int cases) {
        return Math.min(cases, Integer.getInteger("cases.most", cases));
    }

    /** A number from {@code least} to {@code most}. */
    public int draw(int least, int most) {
        return least + TieBreaker.below(seed, drawn++, most - least + 1);
    }

    private boolean oneIn(int n) {
        return draw(1, n) == 1;
    }

    /** Demands of {@code kinds} services, with 1 to {@code mostTasks} tasks each. */
    public List<Demand> demands(int kinds, int mostTasks) {
        List<Demand> demands = new ArrayList<>();
        for (int k = 0; k < kinds; k++) {
            demands.add(demand(k, draw(1, mostTasks)));
        }
        return demands;
    }

    private Demand demand(int k, int count) {
        SortedSet<Integer> tcp = oneIn(8) ? new TreeSet<>(List.of(8080)) : Collections.emptySortedSet();
        SortedSet<Integer> udp = oneIn(16) ? new TreeSet<>(List.of(53, 54)) : Collections.emptySortedSet();
        int cpu = oneIn(6) ? 0 : draw(1, 10);
        Resources each = new Resources(cpu, oneIn(8) ? 0 : draw(1, 10), oneIn(8) ? 1 : 0);
        TaskDefinition task = new TaskDefinition(
                "task/" + k,
                each,
                oneIn(20),
                false,
                oneIn(6) ? 1 : 0,
                tcp,
                udp,
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of());
        List<PlacementConstraint> constraints = new ArrayList<>();
        if (oneIn(8)) {
            constraints.add(new PlacementConstraint("distinctInstance", ""));
        }
        if (oneIn(12)) {
            constraints.add(new PlacementConstraint("memberOf", "attribute:rack == 1"));
        }
        return new Demand(
                new ServiceName("c", "s" + k),
                task,
                constraints,
                STRATEGIES.get(draw(0, STRATEGIES.size() - 1)),
                Collections.emptySortedSet(),
                count);
    }

    /**
     * Registered instances with free resources, in 2 zones and 2 racks, some with tasks of the first
     * services.
     */
    public List<InstanceCapacity> capacities(int most) {
        List<InstanceCapacity> capacities = new ArrayList<>();
        int n = draw(0, most);
        for (int r = 0; r < n; r++) {
            SortedMap<ServiceName, Integer> tasks = new TreeMap<>();
            if (oneIn(3)) {
                tasks.put(new ServiceName("c", "s" + draw(0, 2)), draw(1, 2));
            }
            capacities.add(capacity(new InstanceId.Registered("registered/" + r), draw(0, 15), tasks));
        }
        return capacities;
    }

    /** An empty instance that could be launched. */
    public InstanceCapacity launchable() {
        return capacity(new InstanceId.Template("g"), draw(8, 20), Collections.emptySortedMap());
    }

    /** A registered instance that is not among the {@link #capacities}, without tasks of the services. */
    public InstanceCapacity another() {
        return capacity(new InstanceId.Registered("another"), draw(0, 20), Collections.emptySortedMap());
    }

    private InstanceCapacity capacity(InstanceId id, int memory, SortedMap<ServiceName, Integer> tasks) {
        boolean registered = id instanceof InstanceId.Registered;
        SortedMap<String, String> attributes = new TreeMap<>();
        attributes.put("ecs.availability-zone", oneIn(2) ? "a" : "b");
        attributes.put("rack", oneIn(2) ? "1" : "2");
        return new InstanceCapacity(
                id,
                Optional.of("g"),
                new Resources(draw(registered ? 0 : 8, 20), memory, draw(0, 2)),
                oneIn(6) && registered ? new TreeSet<>(List.of(8080)) : Collections.emptySortedSet(),
                Collections.emptySortedSet(),
                oneIn(3) ? OptionalInt.of(draw(1, 3)) : OptionalInt.empty(),
                attributes,
                Optional.empty(),
                tasks);
    }
}
