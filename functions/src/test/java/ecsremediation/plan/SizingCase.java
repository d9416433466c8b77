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

/** A question for the sizing that was drawn from a seed, and the same with something changed. */
record SizingCase(
        List<Demand> demands, List<InstanceCapacity> there, InstanceCapacity launchable, AutoScalingGroup group) {
    private static final AutoScalingGroup ONE_ZONE =
            AGroup.named("g").zones("a").ceiling(100).build();
    private static final AutoScalingGroup TWO_ZONES =
            AGroup.named("g").zones("a", "b").ceiling(100).build();

    /** One case in so many is larger: not every order of its tasks can be tried. */
    static final int LARGER = 100;

    /** The most tasks of each kind, by the number of kinds, with which every order is tried. */
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

    /** A group of one or two zones. */
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

    /** The demands that a new instance takes, in the order in which they are sized. */
    private List<Demand> launchableDemands() {
        List<InstanceCapacity> launches = Capacities.inZones(launchable, group);
        return demands.stream()
                .filter(d -> launches.stream()
                        .anyMatch(capacity -> Fit.check(d, capacity).isEmpty()))
                .sorted(Comparator.comparing(Demand::service))
                .toList();
    }

    /** The question as the sizing tries it: a number of launches in one order after the other. */
    record Trial(List<Demand> demands, Simulation simulation, List<Order> orders, AutoScalingGroup group) {
        boolean works(int launches) {
            int[] zones = Zones.ofNew(group, launches);
            return orders.stream().allMatch(order -> simulation.placesAll(order, zones));
        }

        /** Where the tasks go in the first order, which is the one that the certificate reports. */
        PlacementResult placed(int launches) {
            return simulation.placed(orders.getFirst(), Zones.ofNew(group, launches));
        }
    }

    Trial trial() {
        List<Demand> tried = launchableDemands();
        Simulation simulation = new Simulation(tried, there, Capacities.inZones(launchable, group));
        return new Trial(tried, simulation, Orders.of(tried, launchable), group);
    }

    /** The demands the other way round; instances come to the sizing in the order of their ARNs. */
    SizingCase reversed() {
        return new SizingCase(demands.reversed(), there, launchable, group);
    }

    /** The same with strategies that judge each instance by itself alone: binpack, spread over instances. */
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

    /** With one more instance, of any size, somewhere among the others. */
    SizingCase withAnother(RandomCases cases) {
        List<InstanceCapacity> more = new ArrayList<>(there);
        more.add(cases.draw(0, there.size()), cases.another());
        return new SizingCase(demands, more, launchable, group);
    }

    /** With more room on the instances that are there. */
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
