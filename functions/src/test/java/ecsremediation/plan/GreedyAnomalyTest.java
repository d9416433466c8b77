package ecsremediation.plan;

import static org.assertj.core.api.Assertions.assertThat;

import ecsremediation.diagnosis.Diagnosis;
import ecsremediation.event.ServiceName;
import ecsremediation.fixture.AGroup;
import ecsremediation.fixture.AService;
import ecsremediation.fixture.ATask;
import ecsremediation.fixture.AnInstance;
import ecsremediation.fixture.Observations;
import ecsremediation.fixture.Tasks;
import ecsremediation.model.Capacity;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The smallest cases in which more free capacity needs more instances. docs/sizing.md explains the first
 * one.
 */
class GreedyAnomalyTest {
    /**
     * With 500 MiB free on i-1, ECS places Worker there, and Report fits on i-2. With 700 MiB free, i-2 is
     * the fuller instance. ECS then places Worker on i-2, and Report has no place, because i-1 lacks CPU
     * for it.
     */
    @Test
    void moreFreeCapacityCanCostAnInstanceBecauseEcsPlacesGreedily() {
        Plan before = plan(twoServices(AnInstance.of("i-1").holding(1792, 452, 1)), 1);
        Plan after = plan(twoServices(AnInstance.of("i-1").holding(1792, 252, 1)), 1);

        assertThereIsCapacity(before);
        assertThat(after).isInstanceOfSatisfying(Plan.RaiseCapacity.class, raise -> {
            assertThat(raise.to()).isEqualTo(new Capacity(3, 3));
            assertThat(raise.proof().lowerBound()).isZero();
        });
    }

    private static Observations twoServices(AnInstance first) {
        return Observations.empty()
                .with(AGroup.named("g")
                        .capacity(2, 2)
                        .ceiling(9)
                        .instance("i-1")
                        .instance("i-2")
                        .build())
                .with(first.build())
                .with(AnInstance.of("i-2").holding(1024, 352, 1).build())
                .with(Tasks.definition("Worker", 128, 300))
                .with(Tasks.definition("Report", 512, 600))
                .with(AService.named("Worker")
                        .taskDefinition("Worker")
                        .strategy("binpack", "memory")
                        .build())
                .with(AService.named("Report")
                        .taskDefinition("Report")
                        .strategy("binpack", "memory")
                        .build());
    }

    /**
     * Worker is spread over zones, and one of its tasks runs in b. Without i-3 both tasks fit on i-1. With
     * i-3 the first goes there. Then i-2 is fuller than i-1, so the second goes to i-2, where Report would
     * have fitted.
     */
    @Test
    void anEmptyInstanceCanCostOneMoreUnderASpreadOverZones() {
        Plan without = plan(overZones(), 2);
        Plan with = plan(
                overZones()
                        .with(AnInstance.of("i-3")
                                .zone("a")
                                .holding(1792, 652, 1)
                                .build()),
                2);

        assertThereIsCapacity(without);
        assertThat(with).isInstanceOf(Plan.RaiseCapacity.class);
    }

    private static Observations overZones() {
        return Observations.empty()
                .with(AGroup.named("g")
                        .zones("a", "b")
                        .capacity(2, 2)
                        .ceiling(9)
                        .instance("i-1")
                        .instance("i-2")
                        .build())
                .with(AnInstance.of("i-1").zone("a").holding(1792, 52, 1).build())
                .with(AnInstance.of("i-2").zone("b").holding(1024, 152, 1).build())
                .with(Tasks.definition("Worker", 64, 300))
                .with(Tasks.definition("Report", 512, 800))
                .with(AService.named("Worker")
                        .taskDefinition("Worker")
                        .desired(3)
                        .running(1)
                        .task(ATask.running("1").on("i-2").build())
                        .strategy("spread", "attribute:ecs.availability-zone")
                        .strategy("binpack", "memory")
                        .build())
                .with(AService.named("Report")
                        .taskDefinition("Report")
                        .strategy("binpack", "memory")
                        .build());
    }

    private static void assertThereIsCapacity(Plan plan) {
        assertThat(plan)
                .isInstanceOfSatisfying(
                        Plan.Hold.class, hold -> assertThat(hold.reason()).isEqualTo(Plan.Hold.Reason.CONVERGING));
    }

    private static Plan plan(Observations observations, int workers) {
        List<Diagnosis> shortfalls = List.of(
                PlanFixture.shortfall(new ServiceName(Observations.CLUSTER, "Worker"), "Worker", workers, "g"),
                PlanFixture.shortfall(new ServiceName(Observations.CLUSTER, "Report"), "Report", 1, "g"));
        List<Plan> plans = Planner.plan(observations.build(), shortfalls, Limits.DEFAULT);
        assertThat(plans).hasSize(1);
        return plans.getFirst();
    }
}
