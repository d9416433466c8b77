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
import org.junit.jupiter.api.Test;

class FitTest {
    private static final TaskDefinition SMALL = Tasks.definition(TASK_DEFINITION, 64, 64);

    @Test
    void aTaskThatSharesAGpuFitsWhereTheInstanceHasOneWhoeverUsesIt() {
        TaskDefinition sharing = Tasks.withSharedGpu(SMALL);

        assertThat(obstacle(sharing, AnInstance.of("i-1").gpus(1))).isEmpty();
        assertThat(obstacle(sharing, AnInstance.of("i-1").gpus(1).holdingGpus(1))).isEmpty();
        assertThat(obstacle(sharing, AnInstance.of("i-1")))
                .contains(new PlacementObstacle(PlacementObstacle.Kind.GPU, "a shared GPU", "no GPU"));
    }

    @Test
    void severalTasksShareAGpuAndOthersNeedTheirOwn() {
        List<InstanceCapacity> one = capacities(AnInstance.of("i-1").gpus(1));

        assertThat(places(Tasks.withSharedGpu(SMALL), 3, one)).isEqualTo(3);
        assertThat(places(Tasks.withGpus(SMALL, 1), 3, one)).isEqualTo(1);
        assertThat(places(Tasks.withSharedGpu(SMALL), 3, capacities(AnInstance.of("i-1")))).isZero();
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
