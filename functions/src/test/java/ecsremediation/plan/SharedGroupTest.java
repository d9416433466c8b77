package ecsremediation.plan;

import static ecsremediation.fixture.Observations.CLUSTER;
import static ecsremediation.fixture.Observations.GROUP;
import static ecsremediation.fixture.Observations.NOW;
import static ecsremediation.fixture.Observations.TASK_DEFINITION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import ecsremediation.diagnosis.Diagnosis;
import ecsremediation.diagnosis.Diagnosis.Converging.Progress;
import ecsremediation.diagnosis.Fact;
import ecsremediation.diagnosis.UnplacedTasks;
import ecsremediation.event.ServiceName;
import ecsremediation.fixture.AGroup;
import ecsremediation.fixture.AService;
import ecsremediation.fixture.Observations;
import ecsremediation.fixture.Tasks;
import ecsremediation.model.AutoScalingGroup;
import ecsremediation.model.BootTimes;
import ecsremediation.model.Capacity;
import ecsremediation.model.CapacityProvider;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Several services of one group share its plan. Other groups do not change it. */
class SharedGroupTest {
    private static final ServiceName OTHER = new ServiceName(CLUSTER, "Other");

    @ParameterizedTest
    @EnumSource(Progress.class)
    void onlyTasksThatWaitForCapacityRequestIt(Progress progress) {
        List<Plan> plans =
                plan(twoServices(PlanFixture.group()), PlanFixture.shortfall(1), converging(OTHER, progress));

        boolean claims = switch (progress) {
            case PLACEMENT_RETRY, CAPACITY_ON_ITS_WAY, TASKS_STOPPING -> true;
            case DEPLOYMENT, TASKS_STARTING, AGENT_RECONNECTING -> false;
        };
        assertThat(raise(plans).to().desired()).isEqualTo(claims ? 3 : 2);
    }

    @Test
    void servicesThatWaitForAGroupInModeOffAreHeldForIt() {
        AGroup off = PlanFixture.group().tag(AutoScalingGroup.MODE_TAG, "off");

        List<Plan> plans = plan(
                twoServices(off),
                converging(PlanFixture.LAB, Progress.PLACEMENT_RETRY),
                converging(OTHER, Progress.PLACEMENT_RETRY));

        assertThat(plans)
                .singleElement()
                .isInstanceOfSatisfying(
                        Plan.Hold.class, hold -> assertThat(hold.reason()).isEqualTo(Plan.Hold.Reason.PAUSED));
    }

    @Test
    void aServiceThatWaitsKeepsItsOwnReasonBesideOneThatFails() {
        Diagnosis failing = new Diagnosis.TaskFailing(
                OTHER, Diagnosis.TaskFailing.Kind.CRASH_LOOP, new Fact.DeploymentFailed("ecs-svc/1", ""), List.of());
        Observations scene = twoServices(PlanFixture.group().capacity(2, 2).instance("i-2", "Pending"));

        List<Plan> plans = plan(scene, converging(PlanFixture.LAB, Progress.CAPACITY_ON_ITS_WAY), failing);

        assertThat(plans)
                .first()
                .isInstanceOfSatisfying(
                        Plan.Hold.class,
                        hold -> assertThat(hold.why())
                                .isEqualTo(new HoldReason.ClearsByItself(Progress.CAPACITY_ON_ITS_WAY)));
    }

    @Test
    void oneTaskInFlightAndOneThatFitsNowhereHoldWithANote() {
        AGroup asked = PlanFixture.group().capacity(2, 2).instance("i-2", "Pending");
        Observations scene = PlanFixture.lab(asked)
                .with(Tasks.definition("Large", 64, 4000))
                .with(AService.named("Other").taskDefinition("Large").build());

        List<Plan> plans = plan(scene, PlanFixture.shortfall(1), PlanFixture.shortfall(OTHER, "Large", 1, GROUP));

        assertThat(plans)
                .singleElement()
                .isInstanceOfSatisfying(
                        Plan.Hold.class,
                        hold -> assertThat(hold.reason()).isEqualTo(Plan.Hold.Reason.CAPACITY_ON_ITS_WAY));
    }

    @Test
    void aBootTakesAsLongAsThisGroupsBootsDidAndThreeMinutes() {
        AGroup asked = PlanFixture.group().capacity(2, 2).instance("i-2", "Pending");
        Observations scene = PlanFixture.lab(asked).with(boots("another", 9)).with(boots(GROUP, 4));

        assertThat(plan(scene, PlanFixture.shortfall(1)))
                .singleElement()
                .isInstanceOfSatisfying(
                        Plan.Hold.class, hold -> assertThat(hold.until()).contains(NOW.plus(Duration.ofMinutes(7))));
    }

    private static BootTimes boots(String group, int minutes) {
        return new BootTimes(
                group,
                Stream.of("i-1", "i-2", "i-3", "i-4", "i-5")
                        .map(id -> new BootTimes.Sample(id, Duration.ofMinutes(minutes)))
                        .toList());
    }

    @Test
    void managedScalingOfAnotherGroupChangesNothing() {
        Observations scene = PlanFixture.lab(PlanFixture.group())
                .with(new CapacityProvider("p", "EC2_AUTOSCALING", Optional.of("another"), true));

        assertThat(raise(plan(scene, PlanFixture.shortfall(3))).to()).isEqualTo(new Capacity(4, 4));
    }

    @Test
    void anInstanceOfUnknownSizeCountsAsTheHeaviest() {
        AGroup weighted = AGroup.named(GROUP)
                .capacity(0, 0)
                .ceiling(9)
                .weightedOffer("small", 1)
                .weightedOffer("large", 4);

        assertThat(raise(plan(PlanFixture.lab(weighted), PlanFixture.shortfall(3)))
                        .to())
                .isEqualTo(new Capacity(4, 4));
    }

    @Test
    void withoutWeightsAnInstanceOfUnknownSizeCountsOne() {
        AGroup plain = AGroup.named(GROUP).capacity(0, 0).ceiling(9).offers("small", "large");

        assertThat(raise(plan(PlanFixture.lab(plain), PlanFixture.shortfall(3))).to())
                .isEqualTo(new Capacity(1, 1));
    }

    @Test
    void withOneWeightNothingIsReservedBelowTheCeiling() {
        AGroup weighted = AGroup.named(GROUP)
                .capacity(2, 2)
                .ceiling(8)
                .weightedOffer("t3.micro", 2)
                .instance("i-1", "InService", "t3.micro", 2);

        assertThat(raise(plan(PlanFixture.lab(weighted), PlanFixture.shortfall(3)))
                        .to())
                .isEqualTo(new Capacity(8, 8));
    }

    @Test
    void ofTwoLimitsThatCutTheTighterIsNamed() {
        Plan.RaiseCapacity raise = raise(Planner.plan(
                PlanFixture.lab(PlanFixture.group().ceiling(2)).build(),
                List.of(PlanFixture.shortfall(3)),
                new Limits(3, 10, 4, 20)));

        assertThat(raise.limits()).containsExactly(new AppliedLimit(AppliedLimit.Limit.CEILING_TAG, 4, 2));
    }

    @Test
    void twoLimitsThatAllowNothingAreBothNamed() {
        List<Plan> plans = Planner.plan(
                PlanFixture.lab(PlanFixture.group().ceiling(1)).build(),
                List.of(PlanFixture.shortfall(3)),
                new Limits(1, 10, 4, 20));

        assertThat(plans)
                .singleElement()
                .isInstanceOfSatisfying(
                        Plan.Escalate.class,
                        escalate -> assertThat(escalate.why())
                                .isEqualTo(new EscalationReason.AtCeiling(
                                        new RequiredCapacity(
                                                Observations.GROUP, new Capacity(1, 1), new Capacity(4, 4)),
                                        List.of(
                                                new ReachedLimit(AppliedLimit.Limit.CEILING_TAG, 1),
                                                new ReachedLimit(AppliedLimit.Limit.HARD_CEILING, 1)))));
    }

    private static Observations twoServices(AGroup group) {
        return PlanFixture.lab(group).with(AService.named("Other").build());
    }

    private static Diagnosis converging(ServiceName service, Progress progress) {
        return new Diagnosis.Converging(
                service,
                progress,
                List.of(new UnplacedTasks("ecs-svc/1", TASK_DEFINITION, 1)),
                NOW.plusSeconds(60),
                List.of());
    }

    private static List<Plan> plan(Observations scene, Diagnosis... diagnoses) {
        return Planner.plan(scene.build(), List.of(diagnoses), Limits.DEFAULT);
    }

    private static Plan.RaiseCapacity raise(List<Plan> plans) {
        assertThat(plans).isNotEmpty();
        return assertThat(plans.getFirst())
                .asInstanceOf(type(Plan.RaiseCapacity.class))
                .actual();
    }
}
