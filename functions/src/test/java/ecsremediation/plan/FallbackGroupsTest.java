package ecsremediation.plan;

import static ecsremediation.fixture.Observations.GROUP;
import static org.assertj.core.api.Assertions.assertThat;

import ecsremediation.diagnosis.Diagnosis;
import ecsremediation.fixture.AGroup;
import ecsremediation.fixture.AService;
import ecsremediation.fixture.ATask;
import ecsremediation.fixture.AnInstance;
import ecsremediation.fixture.Observations;
import ecsremediation.fixture.Tasks;
import ecsremediation.model.Capacity;
import ecsremediation.model.CapacityProvider;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * EcsLabAsg was raised by 3, and EC2 refuses the launches. Group Spare also has an instance in the
 * cluster.
 */
final class FallbackGroupsTest {
    private static final String NO_CAPACITY = "We currently do not have sufficient t3.micro capacity.";

    @Test
    void anotherGroupTakesTheDemandOfTheFailingOne() {
        assertThat(plan(failing(), spare(), false)).isInstanceOfSatisfying(Plan.RaiseCapacity.class, raise -> {
            assertThat(raise.group()).isEqualTo("Spare");
            assertThat(raise.to()).isEqualTo(new Capacity(4, 4));
        });
    }

    @Test
    void aGroupAtItsCeilingIsNoAlternative() {
        assertThat(held(plan(failing(), spare().ceiling(1), false))).isEqualTo(GROUP);
    }

    @Test
    void aGroupThatFailsAsWellIsNoAlternative() {
        AGroup both = spare().launchFailed(Duration.ofMinutes(1), NO_CAPACITY);

        assertThat(held(plan(failing(), both, false))).isEqualTo(GROUP);
    }

    @Test
    void aGroupThatMayNotLaunchIsNoAlternative() {
        assertThat(held(plan(failing(), spare().suspended("Launch"), false))).isEqualTo(GROUP);
    }

    @Test
    void tasksOfACapacityProviderAreBoundToTheirGroup() {
        assertThat(held(plan(failing(), spare(), true))).isEqualTo(GROUP);
    }

    @Test
    void aGroupThatLaunchesIsNotReplaced() {
        AGroup healthy = AGroup.named(GROUP).capacity(4, 4).ceiling(10).instance("i-1");
        Plan plan = plan(healthy, spare(), false);

        assertThat(((Plan.Hold) plan).reason()).isEqualTo(Plan.Hold.Reason.CAPACITY_ON_ITS_WAY);
    }

    /**
     * The requested instances of prod/blue register. Group prod, whose name has the same beginning, gets
     * none. So 3 of the 5 tasks have a place.
     */
    @Test
    void aGroupWhoseNameBeginsLikeTheFailingOnesKeepsItsRequestedInstances() {
        AGroup prod = AGroup.named("prod")
                .capacity(4, 4)
                .ceiling(10)
                .instance("i-1")
                .launchFailed(Duration.ofMinutes(1), NO_CAPACITY);
        AGroup blue = AGroup.named("prod/blue").capacity(4, 4).ceiling(10).instance("i-9");
        Diagnosis shortfall =
                PlanFixture.shortfall(PlanFixture.LAB, Observations.TASK_DEFINITION, 5, "prod", "prod/blue");

        List<Plan> plans = Planner.plan(lab(prod, blue, false).build(), List.of(shortfall), Limits.DEFAULT);

        assertThat(plans).singleElement().isInstanceOfSatisfying(Plan.RaiseCapacity.class, raise -> {
            assertThat(raise.group()).isEqualTo("prod/blue");
            assertThat(raise.to()).isEqualTo(new Capacity(6, 6));
        });
    }

    private static AGroup failing() {
        return AGroup.named(GROUP)
                .capacity(4, 4)
                .ceiling(10)
                .instance("i-1")
                .launchFailed(Duration.ofMinutes(1), NO_CAPACITY);
    }

    private static AGroup spare() {
        return AGroup.named("Spare").capacity(1, 1).ceiling(10).instance("i-9");
    }

    private static Plan plan(AGroup first, AGroup second, boolean provided) {
        Diagnosis shortfall = PlanFixture.shortfall(PlanFixture.LAB, Observations.TASK_DEFINITION, 3, GROUP, "Spare");
        List<Plan> plans = Planner.plan(lab(first, second, provided).build(), List.of(shortfall), Limits.DEFAULT);
        assertThat(plans).hasSize(1);
        return plans.getFirst();
    }

    private static Observations lab(AGroup first, AGroup second, boolean provided) {
        AService service = AService.named(Observations.SERVICE)
                .desired(4)
                .running(1)
                .task(ATask.running("1").on("i-1").build());
        return Observations.empty()
                .with(Tasks.definition(Observations.TASK_DEFINITION, 256, 512))
                .with(first.build())
                .with(second.build())
                .with(instance("i-1", "p", provided).build())
                .with(instance("i-9", "q", provided).build())
                .with((provided ? service.provider("p").provider("q") : service).build())
                .with(new CapacityProvider("p", "EC2_AUTOSCALING", Optional.of(GROUP), false))
                .with(new CapacityProvider("q", "EC2_AUTOSCALING", Optional.of("Spare"), false));
    }

    private static AnInstance instance(String id, String provider, boolean provided) {
        AnInstance full = AnInstance.of(id).holding(256, 512, 1);
        return provided ? full.provider(provider) : full;
    }

    private static String held(Plan plan) {
        assertThat(plan)
                .isInstanceOfSatisfying(
                        Plan.Hold.class, hold -> assertThat(hold.reason()).isEqualTo(Plan.Hold.Reason.BACKOFF));
        return ((Plan.Hold) plan).group().orElseThrow();
    }
}
