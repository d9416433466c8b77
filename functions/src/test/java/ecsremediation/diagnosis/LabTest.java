package ecsremediation.diagnosis;

import static ecsremediation.fixture.Observations.CLUSTER;
import static ecsremediation.fixture.Observations.GROUP;
import static ecsremediation.fixture.Observations.NOW;
import static ecsremediation.fixture.Observations.SERVICE;
import static ecsremediation.fixture.Observations.TASK_DEFINITION;
import static org.assertj.core.api.Assertions.assertThat;

import ecsremediation.event.ServiceName;
import ecsremediation.fixture.AGroup;
import ecsremediation.fixture.AService;
import ecsremediation.fixture.ATask;
import ecsremediation.fixture.AnInstance;
import ecsremediation.fixture.Observations;
import ecsremediation.fixture.Tasks;
import ecsremediation.placement.PlacementObstacle;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The lab's incident, from the shortfall to the recovery. */
class LabTest {
    @Test
    void lacksThreeTasksAndHasMemoryForNone() {
        Diagnosis diagnosis = Diagnoser.diagnose(Observations.lab().build()).getFirst();

        assertThat(diagnosis)
                .isEqualTo(new Diagnosis.CapacityShortfall(
                        new ServiceName(CLUSTER, SERVICE),
                        Diagnosis.CapacityShortfall.Kind.MEMORY,
                        List.of(new UnplacedTasks("ecs-svc/1", TASK_DEFINITION, 3)),
                        List.of(GROUP),
                        diagnosis.evidence()));
        assertThat(diagnosis.evidence())
                .extracting(Evidence::fact)
                .containsExactly(
                        new Fact.ClosestInstance(
                                TASK_DEFINITION,
                                new PlacementObstacle(PlacementObstacle.Kind.MEMORY, "512 MiB", "440 MiB")),
                        new Fact.TaskCounts(4, 1, 3, 0, 0));
    }

    @Test
    void waitsForThreeInstancesThatBoot() {
        Diagnosis diagnosis = Diagnoser.diagnose(Observations.empty()
                        .with(Tasks.definition(TASK_DEFINITION, 256, 512))
                        .with(AGroup.named(GROUP)
                                .capacity(4, 4)
                                .ceiling(10)
                                .instance("i-1")
                                .instance("i-2", "Pending")
                                .instance("i-3", "Pending")
                                .instance("i-4", "InService")
                                .launched("i-2", Duration.ofMinutes(1))
                                .launched("i-3", Duration.ofMinutes(2))
                                .launched("i-4", Duration.ofMinutes(3))
                                .build())
                        .with(AnInstance.of("i-1").holding(256, 512, 1).build())
                        .with(AService.named(SERVICE)
                                .desired(4)
                                .running(1)
                                .task(ATask.running("1").on("i-1").build())
                                .build())
                        .build())
                .getFirst();

        assertThat(diagnosis)
                .isEqualTo(new Diagnosis.Converging(
                        new ServiceName(CLUSTER, SERVICE),
                        Diagnosis.Converging.Progress.CAPACITY_ON_ITS_WAY,
                        List.of(new UnplacedTasks("ecs-svc/1", TASK_DEFINITION, 3)),
                        NOW.plus(Duration.ofMinutes(9)),
                        diagnosis.evidence()));
        assertThat(diagnosis.evidence().getFirst().fact())
                .isEqualTo(new Fact.InstancesInFlight(List.of(new Fact.InstancesInFlight.OfGroup(GROUP, 3))));
    }

    @Test
    void isResolvedWhenFourTasksRun() {
        assertThat(Diagnoser.diagnose(Observations.empty()
                        .with(AService.named(SERVICE).desired(4).running(4).build())
                        .build()))
                .singleElement()
                .isInstanceOf(Diagnosis.NoGap.class);
    }
}
