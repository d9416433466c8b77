package ecsremediation.diagnosis;

import static ecsremediation.fixture.Observations.GROUP;
import static ecsremediation.fixture.Observations.NOW;
import static ecsremediation.fixture.Observations.TASK_DEFINITION;
import static org.assertj.core.api.Assertions.assertThat;

import ecsremediation.fixture.AGroup;
import ecsremediation.fixture.AService;
import ecsremediation.fixture.AnInstance;
import ecsremediation.fixture.Observations;
import ecsremediation.fixture.Tasks;
import ecsremediation.placement.PlacementObstacle;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Services that share instances: capacity that one gets is not available to the other. */
class NeighboursTest {
    @Test
    void capacityForOneTaskIsNotCapacityForTwo() {
        List<Diagnosis> diagnoses = Diagnoser.diagnose(
                pair("Standby").with(AnInstance.of("i-1").build()).build());

        assertThat(diagnoses.getFirst())
                .isInstanceOfSatisfying(
                        Diagnosis.Converging.class,
                        d -> assertThat(d.progress()).isEqualTo(Diagnosis.Converging.Progress.PLACEMENT_RETRY));
        assertThat(diagnoses.getLast())
                .isInstanceOfSatisfying(
                        Diagnosis.CapacityShortfall.class,
                        d -> assertThat(d.evidence().getFirst().fact())
                                .isEqualTo(new Fact.ClosestInstance(
                                        TASK_DEFINITION,
                                        new PlacementObstacle(PlacementObstacle.Kind.MEMORY, "512 MiB", "440 MiB"))));
    }

    @Test
    void anAgentCountsAsMissingEvenIfAnotherServiceWouldUseItsInstance() {
        List<Diagnosis> diagnoses = Diagnoser.diagnose(pair("InService")
                .with(AnInstance.of("i-1").build())
                .with(AnInstance.of("i-2").holding(64, 64, 0).disconnected().build())
                .build());

        assertThat(diagnoses.getLast())
                .isEqualTo(new Diagnosis.Converging(
                        diagnoses.getLast().service(),
                        Diagnosis.Converging.Progress.AGENT_RECONNECTING,
                        List.of(new UnplacedTasks("ecs-svc/1", TASK_DEFINITION, 1)),
                        NOW.plus(Duration.ofMinutes(5)),
                        diagnoses.getLast().evidence()));
        assertThat(diagnoses.getLast().evidence().getFirst().fact())
                .isEqualTo(new Fact.CapacityDisconnected(List.of("i-2")));
    }

    private static Observations pair(String stateOfTheSecond) {
        return Observations.empty()
                .with(Tasks.definition(TASK_DEFINITION, 256, 512))
                .with(AGroup.named(GROUP)
                        .capacity(2, 2)
                        .instance("i-1")
                        .instance("i-2", stateOfTheSecond)
                        .suspended("Launch")
                        .build())
                .with(AService.named("a").build())
                .with(AService.named("b").build());
    }
}
