package ecsremediation.placement;

import static org.assertj.core.api.Assertions.assertThat;

import ecsremediation.event.ServiceName;
import ecsremediation.model.PlacementConstraint;
import ecsremediation.model.Resources;
import ecsremediation.model.TaskDefinition;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Bounds calculated by hand. A new instance has 1000 CPU units, 1000 MiB, 4 GPUs and 3 network interfaces.
 */
class LowerBoundTest {
    private static final InstanceCapacity NEW = capacity("new", 1000, 1000);

    @Test
    void dividesTheTasksThatDoNotFitByTheTasksThatANewInstanceTakes() {
        assertThat(bound(List.of(task("s", 10, 510, 5)), capacity("i-1", 1000, 600)))
                .isEqualTo(new Bound(4, Bound.Dimension.MEMORY));
        assertThat(bound(List.of(task("s", 400, 10, 9)))).isEqualTo(new Bound(5, Bound.Dimension.CPU));
        assertThat(bound(List.of(task("s", 400, 10, 9)), capacity("i-1", 400, 1000), capacity("i-2", 399, 1000)))
                .isEqualTo(new Bound(4, Bound.Dimension.CPU));
    }

    @Test
    void isZeroWhereNoTaskRequiresANewInstance() {
        assertThat(bound(List.of())).isEqualTo(new Bound(0, Bound.Dimension.NOTHING));
        assertThat(bound(List.of(task("s", 1000, 1000, 1)), capacity("i-1", 1000, 1000))
                        .instances())
                .isZero();
    }

    @Test
    void eachDistinctTaskNeedsAnInstanceWithoutTasksOfItsService() {
        Demand distinct = with(task("s", 10, 10, 4), new PlacementConstraint("distinctInstance", ""));
        InstanceCapacity taken = holding(capacity("i-1", 1000, 1000), "s");

        assertThat(bound(List.of(distinct), taken, capacity("i-2", 1000, 1000)))
                .isEqualTo(new Bound(3, Bound.Dimension.DISTINCT_INSTANCE));
    }

    @Test
    void gpusAreCountedAndATaskWithEveryGpuNeedsAnInstance() {
        assertThat(bound(List.of(gpus("s", 1, false, 9)))).isEqualTo(new Bound(3, Bound.Dimension.GPUS));
        assertThat(bound(List.of(gpus("s", 0, true, 3)))).isEqualTo(new Bound(3, Bound.Dimension.GPUS));
        assertThat(bound(List.of(gpus("s", 1, false, 5), gpus("t", 3, false, 2))))
                .isEqualTo(new Bound(3, Bound.Dimension.GPUS));
    }

    @Test
    void networkInterfacesDetermineTheBoundWhereTheyAreScarce() {
        assertThat(bound(List.of(attached("s", 7)))).isEqualTo(new Bound(3, Bound.Dimension.NETWORK_INTERFACES));
        assertThat(bound(List.of(attached("s", 4), attached("t", 4))))
                .isEqualTo(new Bound(3, Bound.Dimension.NETWORK_INTERFACES));
    }

    @Test
    void tasksWithTheSameHostPortNeedAnInstanceEach() {
        assertThat(bound(List.of(listening("s", 80, 3)))).isEqualTo(new Bound(3, Bound.Dimension.HOST_PORTS));
        List<Demand> both = List.of(listening("s", 80, 2), listening("t", 80, 2), listening("u", 81, 3));
        assertThat(bound(both)).isEqualTo(new Bound(4, Bound.Dimension.HOST_PORTS));
        assertThat(bound(both, capacity("i-1", 1000, 1000))).isEqualTo(new Bound(3, Bound.Dimension.HOST_PORTS));
        assertThat(bound(both, inUse(capacity("i-1", 1000, 1000), 80)))
                .isEqualTo(new Bound(4, Bound.Dimension.HOST_PORTS));
    }

    @Test
    void distinguishesMoreThan64Ports() {
        List<Demand> demands = new ArrayList<>();
        for (int port = 1; port <= 70; port++) {
            demands.add(listening("s" + port, port, 1));
        }
        demands.add(listening("t", 70, 5));

        assertThat(bound(demands)).isEqualTo(new Bound(6, Bound.Dimension.HOST_PORTS));
        assertThat(bound(demands, inUse(capacity("i-1", 1000, 1000), 6)))
                .isEqualTo(new Bound(5, Bound.Dimension.HOST_PORTS));
        assertThat(bound(demands, inUse(capacity("i-1", 1000, 1000), 70)))
                .isEqualTo(new Bound(6, Bound.Dimension.HOST_PORTS));
    }

    @Test
    void volumeIsTheDemandLessWhatIsFreeOnUsableInstances() {
        List<Demand> demands = List.of(task("s", 10, 300, 4), task("t", 10, 350, 4));

        assertThat(bound(demands)).isEqualTo(new Bound(3, Bound.Dimension.MEMORY));
        assertThat(bound(demands, capacity("i-1", 1000, 299))).isEqualTo(new Bound(3, Bound.Dimension.MEMORY));
        assertThat(bound(demands, capacity("i-1", 1000, 600)).instances()).isEqualTo(2);
        assertThat(bound(List.of(task("s", 300, 10, 4), task("t", 350, 10, 4))))
                .isEqualTo(new Bound(3, Bound.Dimension.CPU));
    }

    /** At a threshold of 400, a task of 650 counts as a whole instance: no other task fits beside it. */
    @Test
    void aTaskThatLeavesTooLittleForAnyOtherCountsAsAWholeInstance() {
        List<Demand> demands = List.of(task("s", 10, 650, 3), task("t", 10, 400, 3));

        assertThat(bound(demands)).isEqualTo(new Bound(5, Bound.Dimension.MEMORY));
        assertThat(bound(demands, capacity("i-1", 1000, 620))).isEqualTo(new Bound(4, Bound.Dimension.MEMORY));
        assertThat(bound(demands, capacity("i-1", 1000, 400))).isEqualTo(new Bound(4, Bound.Dimension.MEMORY));
    }

    @Test
    void anExistingInstanceMayBeLargerThanANewOne() {
        List<Demand> demands = List.of(task("s", 10, 650, 3), task("t", 10, 400, 3));

        assertThat(bound(demands, capacity("i-1", 1000, 2000))).isEqualTo(new Bound(2, Bound.Dimension.MEMORY));
    }

    @Test
    void anInstanceInAZoneThatATaskMayNotUseIsNoCapacityForIt() {
        Demand inB = with(
                task("s", 10, 600, 2), new PlacementConstraint("memberOf", "attribute:ecs.availability-zone == b"));

        assertThat(new Simulation(
                                List.of(inB),
                                List.of(capacity("i-1", 1000, 600).in("a")),
                                List.of(NEW.in("a"), NEW.in("b")))
                        .lowerBound())
                .isEqualTo(new Bound(2, Bound.Dimension.MEMORY));
    }

    private static Bound bound(List<Demand> demands, InstanceCapacity... there) {
        return new Simulation(demands, Arrays.asList(there), List.of(NEW)).lowerBound();
    }

    private static Demand task(String service, int cpu, int memory, int count) {
        return demand(service, TaskDefinition.of(service, Resources.of(cpu, memory)), count);
    }

    private static Demand gpus(String service, int each, boolean every, int count) {
        return demand(service, definition(service, new Resources(1, 1, each), every, 0, 0), count);
    }

    private static Demand attached(String service, int count) {
        return demand(service, definition(service, Resources.of(1, 1), false, 1, 0), count);
    }

    private static Demand listening(String service, int port, int count) {
        return demand(service, definition(service, Resources.of(1, 1), false, 0, port), count);
    }

    private static TaskDefinition definition(String arn, Resources each, boolean every, int interfaces, int port) {
        return new TaskDefinition(
                arn,
                each,
                every,
                false,
                interfaces,
                port > 0 ? new TreeSet<>(List.of(port)) : Collections.emptySortedSet(),
                Collections.emptySortedSet(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    private static Demand demand(String service, TaskDefinition task, int count) {
        return new Demand(
                new ServiceName("c", service), task, List.of(), List.of(), Collections.emptySortedSet(), count);
    }

    private static Demand with(Demand d, PlacementConstraint constraint) {
        return new Demand(d.service(), d.task(), List.of(constraint), d.strategies(), d.capacityProviders(), d.count());
    }

    private static InstanceCapacity capacity(String id, int cpu, int memory) {
        return new InstanceCapacity(
                new InstanceId.Registered(id),
                Optional.of("g"),
                new Resources(cpu, memory, 4),
                Collections.emptySortedSet(),
                Collections.emptySortedSet(),
                OptionalInt.of(3),
                Collections.emptySortedMap(),
                Optional.empty(),
                Collections.emptySortedMap());
    }

    private static InstanceCapacity inUse(InstanceCapacity r, int port) {
        return new InstanceCapacity(
                r.id(),
                r.group(),
                r.free(),
                new TreeSet<>(List.of(port)),
                r.udpPortsInUse(),
                r.freeNetworkInterfaces(),
                r.attributes(),
                r.capacityProvider(),
                r.tasks());
    }

    private static InstanceCapacity holding(InstanceCapacity r, String service) {
        return new InstanceCapacity(
                r.id(),
                r.group(),
                r.free(),
                r.tcpPortsInUse(),
                r.udpPortsInUse(),
                r.freeNetworkInterfaces(),
                r.attributes(),
                r.capacityProvider(),
                new TreeMap<>(Map.of(new ServiceName("c", service), 1)));
    }
}
