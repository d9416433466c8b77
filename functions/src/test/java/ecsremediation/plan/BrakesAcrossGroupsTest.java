package ecsremediation.plan;

import static ecsremediation.fixture.Observations.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import ecsremediation.event.ServiceName;
import ecsremediation.fixture.AGroup;
import ecsremediation.fixture.AService;
import ecsremediation.fixture.ATask;
import ecsremediation.fixture.AnInstance;
import ecsremediation.fixture.Observations;
import ecsremediation.fixture.Tasks;
import ecsremediation.incident.Incident;
import ecsremediation.model.AutoScalingGroup;
import ecsremediation.model.Capacity;
import ecsremediation.model.CapacityAction;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The owner prefers group Blue to Green. Both could take the lab's 3 tasks. */
final class BrakesAcrossGroupsTest {
    private static final Limits LIMITS = new Limits(100, 10, 4, 20);
    private static final ServiceName OTHER = new ServiceName(Observations.CLUSTER, "Other");

    @Test
    void reachedRaiseLimitsDoNotPassTheDemandOn() {
        Plan plan = plan(blue(), green(), raises(PlanFixture.LAB, "Blue", "Blue", "Blue", "Blue"));

        assertHeldByRate(plan, "Blue");
    }

    @ParameterizedTest
    @CsvSource({"Blue Blue Green Green, true", "Blue Blue Blue Blue, true", "Blue Green Green, false"})
    void aServicesRaisesCountInEveryGroup(String groups, boolean held) {
        Plan plan = plan(blue().refreshing(), green(), raises(PlanFixture.LAB, groups.split(" ")));

        assertThat(EligibilityTest.group(plan)).contains("Green");
        assertThat(EligibilityTest.reason(plan).equals(Optional.of(Plan.Hold.Reason.ACTION_RATE)))
                .isEqualTo(held);
        assertThat(plan instanceof Plan.RaiseCapacity).isEqualTo(!held);
    }

    @Test
    void namesTheServiceThatReachedItsLimit() {
        Plan.Hold hold = (Plan.Hold)
                plan(blue().refreshing(), green(), raises(PlanFixture.LAB, "Blue", "Blue", "Green", "Green"));

        HoldReason.RaisesUsedUp why = (HoldReason.RaisesUsedUp) hold.why();
        assertThat(why.service()).contains(PlanFixture.LAB);
        assertThat(why.required().group()).isEqualTo("Green");
    }

    @Test
    void anotherServicesRaisesCountOnlyForTheirGroup() {
        List<CapacityAction> others = raises(OTHER, "Blue", "Blue", "Blue", "Blue");

        assertThat(plan(blue().refreshing(), green(), others)).isInstanceOf(Plan.RaiseCapacity.class);
        assertHeldByRate(plan(blue(), green(), others), "Blue");
    }

    /**
     * Instance refreshes of the two groups alternate every minute. So the service could change groups 120
     * times in 2 hours.
     */
    @Test
    void failingOverDoesNotMultiplyTheRaisesOfAnHour() {
        List<CapacityAction> made = new ArrayList<>();
        for (int minute = 0; minute < 120; minute++) {
            boolean even = minute % 2 == 0;
            Instant at = NOW.plus(Duration.ofMinutes(minute));
            Plan plan = plan(even ? blue() : blue().refreshing(), even ? green().refreshing() : green(), made, at);
            if (plan instanceof Plan.RaiseCapacity raise) {
                made.add(new CapacityAction(raise.group(), at, raise.from(), raise.to(), "tick", raise.services()));
            }
        }

        assertThat(made).hasSize(8).extracting(CapacityAction::group).contains("Blue", "Green");
        for (CapacityAction first : made) {
            assertThat(made.stream()
                            .filter(a -> !a.at().isBefore(first.at()))
                            .filter(a -> a.at().isBefore(first.at().plus(Duration.ofHours(1)))))
                    .hasSizeLessThanOrEqualTo(4);
        }
    }

    @Test
    void threeIneffectiveRaisesDoNotPassTheDemandOn() {
        assertBroken(ineffective(blue(), green(), "Blue", "Blue", "Blue"), "Blue");
    }

    @ParameterizedTest
    @CsvSource({"Blue Blue Green, true", "Blue Blue Blue, true", "Green Blue Green, true", "Blue Green, false"})
    void aServicesIneffectiveRaisesCountInEveryGroup(String groups, boolean broken) {
        Plan plan = ineffective(blue().refreshing(), green(), groups.split(" "));

        if (broken) {
            assertBroken(plan, "Green");
        } else {
            assertThat(plan).isInstanceOf(Plan.RaiseCapacity.class);
        }
    }

    @Test
    void namesTheGroupsOfTheIneffectiveRaises() {
        Plan.Escalate escalate = (Plan.Escalate) ineffective(blue().refreshing(), green(), "Blue", "Green", "Blue");

        EscalationReason.IneffectiveRaises why = (EscalationReason.IneffectiveRaises) escalate.why();
        assertThat(why.raises()).extracting(CapacityAction::group).containsExactly("Blue", "Green", "Blue");
        assertThat(why.brought()).hasSize(3);
        assertThat(why.required().group()).isEqualTo("Green");
    }

    private static void assertHeldByRate(Plan plan, String group) {
        assertThat(EligibilityTest.reason(plan)).contains(Plan.Hold.Reason.ACTION_RATE);
        assertThat(EligibilityTest.group(plan)).contains(group);
    }

    private static void assertBroken(Plan plan, String group) {
        assertThat(EligibilityTest.reason(plan)).contains(Plan.Escalate.Reason.UNRESOLVED);
        assertThat(EligibilityTest.group(plan)).contains(group);
    }

    private static AGroup blue() {
        return AGroup.named("Blue").capacity(1, 1).ceiling(50).tag(AutoScalingGroup.PRIORITY_TAG, "1");
    }

    private static AGroup green() {
        return AGroup.named("Green").capacity(1, 1).ceiling(50).tag(AutoScalingGroup.PRIORITY_TAG, "2");
    }

    /** Raises of the given groups 10 minutes apart, the first 50 minutes ago. */
    private static List<CapacityAction> raises(ServiceName service, String... groups) {
        List<CapacityAction> raises = new ArrayList<>();
        for (int i = 0; i < groups.length; i++) {
            raises.add(new CapacityAction(
                    groups[i],
                    NOW.minus(Duration.ofMinutes(50L - 10L * i)),
                    new Capacity(i, i),
                    new Capacity(i + 1, i + 1),
                    "alarm",
                    List.of(service)));
        }
        return raises;
    }

    private static Plan plan(AGroup blue, AGroup green, List<CapacityAction> made) {
        return plan(blue, green, made, NOW);
    }

    private static Plan plan(AGroup blue, AGroup green, List<CapacityAction> made, Instant at) {
        Observations all =
                lab(blue.instance("i-Blue"), green.instance("i-Green")).at(at);
        made.forEach(all::with);
        return single(all);
    }

    /**
     * Each raise brought an instance a minute later. The instances are full of other tasks. After each raise the
     * group's launch template was changed.
     */
    private static Plan ineffective(AGroup blue, AGroup green, String... groups) {
        blue.instance("i-Blue");
        green.instance("i-Green");
        List<AnInstance> brought = new ArrayList<>();
        int blues = 1;
        int greens = 1;
        for (int i = 0; i < groups.length; i++) {
            String id = "i-new" + i;
            (groups[i].equals("Blue") ? blue : green).instance(id);
            blues += groups[i].equals("Blue") ? 1 : 0;
            greens += groups[i].equals("Blue") ? 0 : 1;
            brought.add(AnInstance.of(id)
                    .registered(Duration.ofMinutes(49L - 10L * i))
                    .holding(256, 512, 0));
        }
        Observations all = lab(blue.capacity(blues, blues), green.capacity(greens, greens));
        brought.forEach(i -> all.with(i.build()));
        for (CapacityAction raise : raises(PlanFixture.LAB, groups)) {
            all.with(raise).with(PlanFixture.uselessBeforeAChange(raise));
        }
        return single(all.with(incident()));
    }

    private static Observations lab(AGroup blue, AGroup green) {
        return Observations.empty()
                .with(Tasks.definition(Observations.TASK_DEFINITION, 256, 512))
                .with(blue.build())
                .with(green.build())
                .with(AnInstance.of("i-Blue").holding(256, 512, 1).build())
                .with(AnInstance.of("i-Green").holding(256, 512, 1).build())
                .with(AService.named(Observations.SERVICE)
                        .desired(4)
                        .running(1)
                        .task(ATask.running("1").on("i-Blue").build())
                        .build());
    }

    private static Incident incident() {
        return Incident.opened(PlanFixture.LAB, NOW.minus(Duration.ofHours(1))).moved(Incident.Phase.RAISED, NOW);
    }

    private static Plan single(Observations all) {
        List<Plan> plans = Planner.plan(
                all.snapshot(),
                List.of(PlanFixture.shortfall(PlanFixture.LAB, Observations.TASK_DEFINITION, 3, "Blue", "Green")),
                LIMITS);
        assertThat(plans).hasSize(1);
        return plans.getFirst();
    }
}
