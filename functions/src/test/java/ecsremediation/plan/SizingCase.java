package ecsremediation.plan;

import ecsremediation.fixture.AGroup;
import ecsremediation.model.AutoScalingGroup;
import ecsremediation.model.PlacementStrategy;
import ecsremediation.model.Resources;
import ecsremediation.placement.Capacities;
import ecsremediation.placement.Demand;
import ecsremediation.placement.Fit;
import ecsremediation.placement.InstanceCapacity;
import ecsremediation.placement.InstanceKind;
import ecsremediation.placement.Order;
import ecsremediation.placement.Orders;
import ecsremediation.placement.PlacementResult;
import ecsremediation.placement.RandomCases;
import ecsremediation.placement.Simulation;
import ecsremediation.placement.Zones;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A sizing question drawn from a seed, and variants of it. */
record SizingCase(
        List<Demand> demands, List<InstanceCapacity> there, InstanceCapacity launchable, AutoScalingGroup group) {
    private static final AutoScalingGroup ONE_ZONE =
            AGroup.named("g").zones("a").ceiling(100).build();
    private static final AutoScalingGroup TWO_ZONES =
            AGroup.named("g").zones("a", "b").ceiling(100).build();

    /** One case in this number is larger, so that not every order of its tasks is tried. */
    static final int LARGER = 100;

    /** The most tasks of each kind with which every order is tried, by the number of kinds. */
    private static final int[] FEW = {0, 6, 3, 2};

    static SizingCase of(int seed) {
        RandomCases cases = new RandomCases(seed);
        boolean larger = seed % LARGER == 0;
        int kinds = cases.draw(1, larger ? 6 : 3);
        List<Demand> demands = cases.demands(kinds, larger ? 9 : FEW[kinds]);
        AutoScalingGroup group = group(cases.draw(1, 2));
        SizingCase drawn = new SizingCase(demands, cases.capacities(larger ? 6 : 3), cases.launchable(), group);
        return cases.draw(0, 1) == 0 ? drawn : drawn.instanceByInstance();
    }

    /** A group of 1 or 2 zones. */
    static AutoScalingGroup group(int zones) {
        return zones == 1 ? ONE_ZONE : TWO_ZONES;
    }

    int tasks() {
        return demands.stream().mapToInt(Demand::count).sum();
    }

    Sizing size() {
        return Sizer.size(question());
    }

    Sizing.Question question() {
        InstanceKind kind = new InstanceKind("type", 1, launchable.free(), launchable);
        return new Sizing.Question(demands, there, group, List.of(kind));
    }

    int chosen() {
        return size().proof().chosen();
    }

    /** The demands that fit on a new instance, in the order of the sizing. */
    private List<Demand> launchableDemands() {
        List<InstanceCapacity> launches = Capacities.inZones(launchable, group);
        return demands.stream()
                .filter(d -> launches.stream()
                        .anyMatch(capacity -> Fit.check(d, capacity).isEmpty()))
                .sorted(Comparator.comparing(Demand::service))
                .toList();
    }

    /** The question in the form that the sizing tries: a number of launches, in one order after the other. */
    record Trial(List<Demand> demands, Simulation simulation, List<Order> orders, AutoScalingGroup group) {
        boolean works(int launches) {
            int[] zones = Zones.ofNew(group, launches);
            return orders.stream().allMatch(order -> simulation.placesAll(order, zones));
        }

        /** The placement in the first order, which the proof reports. */
        PlacementResult placed(int launches) {
            return simulation.placed(orders.getFirst(), Zones.ofNew(group, launches));
        }
    }

    Trial trial() {
        List<Demand> tried = launchableDemands();
        Simulation simulation = new Simulation(tried, there, Capacities.inZones(launchable, group));
        return new Trial(tried, simulation, Orders.of(tried, launchable), group);
    }

    /** The demands in reverse order. The sizing gets instances in the order of their ARNs. */
    SizingCase reversed() {
        return new SizingCase(demands.reversed(), there, launchable, group);
    }

    /** The case with strategies that rank each instance by itself: binpack, and spread over instances. */
    private SizingCase instanceByInstance() {
        List<Demand> judged = demands.stream()
                .map(d -> isInstanceByInstance(d) ? d : with(d, List.of(new PlacementStrategy("binpack", "memory"))))
                .toList();
        return new SizingCase(judged, there, launchable, group);
    }

    boolean isInstanceByInstance() {
        return demands.stream().allMatch(SizingCase::isInstanceByInstance);
    }

    private static boolean isInstanceByInstance(Demand demand) {
        return !demand.strategies().isEmpty()
                && demand.strategies().stream().noneMatch(s -> s.field().startsWith("attribute:"));
    }

    private static Demand with(Demand d, List<PlacementStrategy> strategies) {
        return new Demand(d.service(), d.task(), d.constraints(), strategies, d.capacityProviders(), d.count());
    }

    /** The case with a further instance of random size at a random position. */
    SizingCase withAnother(RandomCases cases) {
        List<InstanceCapacity> more = new ArrayList<>(there);
        more.add(cases.draw(0, there.size()), cases.another());
        return new SizingCase(demands, more, launchable, group);
    }

    /** The case with more free capacity on each instance. */
    SizingCase withMoreOnEach(RandomCases cases) {
        List<InstanceCapacity> more = there.stream()
                .map(capacity -> larger(capacity, Resources.of(cases.draw(0, 6), cases.draw(0, 6))))
                .toList();
        return new SizingCase(demands, more, launchable, group);
    }

    private static InstanceCapacity larger(InstanceCapacity capacity, Resources by) {
        return new InstanceCapacity(
                capacity.id(),
                capacity.group(),
                capacity.free().plus(by),
                capacity.tcpPortsInUse(),
                capacity.udpPortsInUse(),
                capacity.freeNetworkInterfaces(),
                capacity.attributes(),
                capacity.capacityProvider(),
                capacity.tasks());
    }
}
