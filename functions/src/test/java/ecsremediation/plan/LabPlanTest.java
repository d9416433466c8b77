package ecsremediation.plan;

import static ecsremediation.fixture.Observations.GROUP;
import static ecsremediation.fixture.Observations.SERVICE;
import static ecsremediation.fixture.Observations.TASK_DEFINITION;
import static org.assertj.core.api.Assertions.assertThat;

import ecsremediation.diagnosis.Diagnosis;
import ecsremediation.diagnosis.UnplacedTasks;
import ecsremediation.event.ServiceName;
import ecsremediation.fixture.Observations;
import ecsremediation.model.Capacity;
import ecsremediation.model.Observation;
import ecsremediation.placement.Bound;
import java.util.List;
import org.junit.jupiter.api.Test;

class LabPlanTest {
    private static final ServiceName LAB = new ServiceName(Observations.CLUSTER, SERVICE);

    @Test
    void raisesTheLabFromOneToFourWithItsProof() {
        Observation lab = Observations.lab().build();
        Diagnosis shortfall = new Diagnosis.CapacityShortfall(
                LAB,
                Diagnosis.CapacityShortfall.Kind.MEMORY,
                List.of(new UnplacedTasks("ecs-svc/1", TASK_DEFINITION, 3)),
                List.of(GROUP),
                List.of());

        List<Plan> plans = Planner.plan(lab, List.of(shortfall), Limits.DEFAULT);

        assertThat(plans).singleElement().isInstanceOfSatisfying(Plan.RaiseCapacity.class, raise -> {
            assertThat(raise.from()).isEqualTo(new Capacity(1, 1));
            assertThat(raise.to()).isEqualTo(new Capacity(4, 4));
            assertThat(raise.services()).containsExactly(LAB);
            assertThat(raise.limits()).isEmpty();
            SizingProof proof = raise.proof();
            assertThat(proof.lowerBound()).isEqualTo(3);
            assertThat(proof.chosen()).isEqualTo(3);
            assertThat(proof.upperBound()).isEqualTo(3);
            assertThat(proof.binding()).isEqualTo(Bound.Dimension.MEMORY);
            assertThat(proof.placements()).singleElement().satisfies(placed -> {
                assertThat(placed.onNew()).isEqualTo(3);
                assertThat(placed.nowhere()).isZero();
            });
        });
    }
}
