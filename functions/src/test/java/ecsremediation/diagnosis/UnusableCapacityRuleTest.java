package ecsremediation.diagnosis;

import static ecsremediation.fixture.Observations.GROUP;
import static ecsremediation.fixture.Observations.SERVICE;
import static ecsremediation.fixture.Observations.TASK_DEFINITION;
import static org.assertj.core.api.Assertions.assertThat;

import ecsremediation.fixture.AGroup;
import ecsremediation.fixture.AService;
import ecsremediation.fixture.ATask;
import ecsremediation.fixture.AnInstance;
import ecsremediation.fixture.Observations;
import ecsremediation.fixture.Tasks;
import ecsremediation.model.CapacityProvider;
import ecsremediation.placement.PlacementObstacle;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Tasks of capacity provider cp. Its one instance i-1 is full; i-2 is in the same group. */
class UnusableCapacityRuleTest {
    @Test
    void anInstanceOutsideTheProviderIsNamedWithTheReason() {
        assertThat(facts(AnInstance.of("i-2")))
                .contains(new Fact.UnusableCapacity(
                        TASK_DEFINITION,
                        List.of("i-2"),
                        new PlacementObstacle(PlacementObstacle.Kind.CAPACITY_PROVIDER, "cp", "none")));
    }

    @Test
    void aFullInstanceOrOneOfTheProviderIsNotNamed() {
        assertThat(facts(AnInstance.of("i-2").holding(256, 512, 1))).noneMatch(Fact.UnusableCapacity.class::isInstance);
        assertThat(facts(AnInstance.of("i-2").provider("cp").holding(256, 512, 1)))
                .noneMatch(Fact.UnusableCapacity.class::isInstance);
    }

    private static List<Fact> facts(AnInstance second) {
        Diagnosis diagnosis = Diagnoser.diagnose(Observations.empty()
                        .with(Tasks.definition(TASK_DEFINITION, 256, 512))
                        .with(AGroup.named(GROUP)
                                .capacity(2, 2)
                                .ceiling(9)
                                .instance("i-1")
                                .instance("i-2")
                                .build())
                        .with(new CapacityProvider("cp", "EC2_AUTOSCALING", Optional.of(GROUP), true))
                        .with(AnInstance.of("i-1")
                                .provider("cp")
                                .holding(256, 512, 1)
                                .build())
                        .with(second.build())
                        .with(AService.named(SERVICE)
                                .provider("cp")
                                .desired(2)
                                .running(1)
                                .task(ATask.running("1")
                                        .provider("cp")
                                        .on("i-1")
                                        .build())
                                .build())
                        .build())
                .getFirst();
        assertThat(diagnosis).isInstanceOf(Diagnosis.CapacityShortfall.class);
        return diagnosis.evidence().stream().map(Evidence::fact).toList();
    }
}
