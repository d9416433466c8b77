package ecsremediation.placement;

import static ecsremediation.fixture.Observations.TASK_DEFINITION;
import static org.assertj.core.api.Assertions.assertThat;

import ecsremediation.event.ServiceName;
import ecsremediation.fixture.AnInstance;
import ecsremediation.fixture.Observations;
import ecsremediation.fixture.Tasks;
import ecsremediation.model.TaskDefinition;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FitTest {
    private static final TaskDefinition SMALL = Tasks.definition(TASK_DEFINITION, 64, 64);

    @Test
    void aTaskThatSharesAGpuFitsWhereTheInstanceHasOneWhoeverUsesIt() {
        TaskDefinition sharing = Tasks.withSharedGpu(SMALL);

        assertThat(obstacle(sharing, AnInstance.of("i-1").gpus(1))).isEmpty();
        assertThat(obstacle(sharing, AnInstance.of("i-1").gpus(1).holdingGpus(1)))
                .isEmpty();
        assertThat(obstacle(sharing, AnInstance.of("i-1")))
                .contains(new PlacementObstacle(PlacementObstacle.Kind.GPU, "a shared GPU", "no GPU"));
    }

    @Test
    void severalTasksShareAGpuAndOthersNeedTheirOwn() {
        List<InstanceCapacity> one = capacities(AnInstance.of("i-1").gpus(1));

        assertThat(places(Tasks.withSharedGpu(SMALL), 3, one)).isEqualTo(3);
        assertThat(places(Tasks.withGpus(SMALL, 1), 3, one)).isEqualTo(1);
        assertThat(places(Tasks.withSharedGpu(SMALL), 3, capacities(AnInstance.of("i-1"))))
                .isZero();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            # ports in use with the 6 reserved ones, ports of the task, whether it fits
            98,  2, true
            99,  1, true
            99,  2, false
            100, 1, false
            100, 0, true
            6,  94, true
            6,  95, false
            """)
    void anInstanceReservesAtMost100HostPorts(int inUse, int asked, boolean fits) {
        AnInstance instance = AnInstance.of("i-1");
        IntStream.range(6, inUse).forEach(i -> instance.tcpPort(10_000 + i));
        TaskDefinition task = listening(20_000, asked);

        assertThat(obstacle(task, instance).isEmpty()).isEqualTo(fits);
        assertThat(places(task, 1, capacities(instance))).isEqualTo(fits ? 1 : 0);
    }

    @Test
    void udpPortsCountTowardsTheSame100() {
        AnInstance instance = AnInstance.of("i-1");
        IntStream.range(0, 93).forEach(i -> instance.udpPort(10_000 + i));

        assertThat(obstacle(listening(20_000, 1), instance)).isEmpty();
        assertThat(obstacle(listening(20_000, 2), instance))
                .contains(new PlacementObstacle(
                        PlacementObstacle.Kind.PORTS,
                        "2 host ports",
                        "1 free of the 100 that ECS reserves on an instance"));
    }

    @Test
    void portsOfPlacedTasksCountAgainstTheNext() {
        List<InstanceCapacity> one = capacities(AnInstance.of("i-1"));
        List<Demand> demands = List.of(demand(listening(20_000, 60), 1), demand(listening(30_000, 40), 1));

        PlacementResult placed = Placement.place(demands, one, Order.asListed(demands));

        assertThat(placed.shares()).extracting(PlacementResult.Share::left).containsExactly(0, 1);
        assertThat(NaiveScheduler.left(demands, one, Order.asListed(demands))).isEqualTo(1);
    }

    private static TaskDefinition listening(int first, int ports) {
        TaskDefinition task = SMALL;
        for (int port = first; port < first + ports; port++) {
            task = Tasks.withTcpPort(task, port);
        }
        return task;
    }

    private static Optional<PlacementObstacle> obstacle(TaskDefinition task, AnInstance instance) {
        return Fit.check(demand(task, 1), capacities(instance).getFirst());
    }

    private static int places(TaskDefinition task, int count, List<InstanceCapacity> capacities) {
        return new TaskPlaces(List.of(demand(task, count)), capacities, List.of()).there(0);
    }

    private static Demand demand(TaskDefinition task, int count) {
        return new Demand(
                new ServiceName(Observations.CLUSTER, Observations.SERVICE),
                task,
                List.of(),
                List.of(),
                Collections.emptySortedSet(),
                count);
    }

    private static List<InstanceCapacity> capacities(AnInstance instance) {
        return Capacities.registered(Observations.empty().with(instance.build()).build());
    }
}
