package ecsremediation.plan;

import static ecsremediation.fixture.Observations.GROUP;
import static ecsremediation.fixture.Observations.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import ecsremediation.event.ServiceName;
import ecsremediation.fixture.AGroup;
import ecsremediation.fixture.AService;
import ecsremediation.fixture.ATask;
import ecsremediation.fixture.AnInstance;
import ecsremediation.fixture.Observations;
import ecsremediation.incident.Incident;
import ecsremediation.model.BroughtInstance;
import ecsremediation.model.Capacity;
import ecsremediation.model.CapacityAction;
import ecsremediation.model.ContainerInstance;
import ecsremediation.model.JudgedRaise;
import ecsremediation.model.LaunchSource;
import ecsremediation.model.MissingTasks;
import ecsremediation.model.Service;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The lab's group after one raise whose instances have no free capacity for the lab's tasks. */
final class RaiseUsefulnessTest {
    private static final Limits WIDE = new Limits(1000, 1000, 1000, 1000);
    private static final ServiceName OTHER = new ServiceName(Observations.CLUSTER, "Other");
    private static final LaunchSource MICRO = new LaunchSource("lt-0123456789abcdef0:1", List.of("t3.micro"));
    private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);

    @ParameterizedTest
    @CsvSource({"0, false", "14, false", "15, true", "29, true"})
    void isJudgedFifteenMinutesAfterTheRegistration(int minutes, boolean useless) {
        Plan plan = plan(lab().with(raise(3)).with(registered("i-2", minutes)));

        assertThat(isUseless(plan)).isEqualTo(useless);
        assertThat(plan instanceof Plan.Hold hold
                        && hold.why() instanceof HoldReason.RaiseUnproven why
                        && why.brought() == 1
                        && hold.until().orElseThrow().equals(NOW.plus(Duration.ofMinutes(15L - minutes))))
                .isEqualTo(!useless);
    }

    @Test
    void namesTheRaiseWhatItBroughtAndWhatIsLacking() {
        Plan.Escalate plan = (Plan.Escalate) plan(lab().with(raise(3)).with(registered("i-2", 29)));

        EscalationReason.UselessRaise why = (EscalationReason.UselessRaise) plan.why();
        assertThat(why.raise()).isEqualTo(raise(3));
        assertThat(why.brought()).containsExactly(new BroughtInstance("i-2", "t3.micro"));
        assertThat(why.nextTry()).isEqualTo(NOW.plus(Duration.ofMinutes(330)));
        assertThat(why.required().required()).isEqualTo(new Capacity(5, 5));
        assertThat(plan.reason()).isEqualTo(Plan.Escalate.Reason.UNRESOLVED);
    }

    @Test
    void aTaskOfANeighbourOnWhatItBroughtDoesNotCount() {
        Observations lab = lab().with(raise(3))
                .with(registered("i-2", 29))
                .with(AService.named(OTHER.service())
                        .desired(1)
                        .running(1)
                        .task(ATask.running("n").on("i-2").build())
                        .build());

        assertThat(isUseless(plan(lab))).isTrue();
    }

    @Test
    void aTaskOfTheServiceOnWhatItBroughtCounts() {
        Observations lab = lab(ATask.running("2").on("i-2")).with(raise(3)).with(registered("i-2", 29));

        assertThat(plan(lab)).isInstanceOf(Plan.RaiseCapacity.class);
    }

    /** 3 tasks are missing now. */
    @ParameterizedTest
    @CsvSource({"2, true", "3, true", "4, false"})
    void fewerMissingTasksCount(int before, boolean useless) {
        assertThat(isUseless(plan(lab().with(raise(before)).with(registered("i-2", 29)))))
                .isEqualTo(useless);
    }

    @Test
    void freeCapacityOnWhatItBroughtIsNoReasonToWait() {
        Observations lab = lab().with(raise(3))
                .with(AnInstance.of("i-2").registered(Duration.ofMinutes(1)).build());

        assertThat(plan(lab)).isInstanceOf(Plan.RaiseCapacity.class);
    }

    @Test
    void aRaiseOfWhichNothingRegisteredIsNotJudged() {
        assertThat(RaiseJudge.newlyJudged(lab().with(raise(3)).build())).isEmpty();
    }

    /** i-3 is InService and has not registered. The boot limit is 10 minutes from the raise. */
    @ParameterizedTest
    @CsvSource({"5, 20", "9, 16", "12, 12"})
    void anInstanceThatDoesNotRegisterIsAwaitedUntilTheBootLimit(int ago, int left) {
        CapacityAction raise = raise(Duration.ofMinutes(ago), 1, 3, 3);
        Observations lab = PlanFixture.lab(group(3).instance("i-2").instance("i-3"))
                .with(raise)
                .with(registered("i-2", Math.max(0, ago - 3)));

        Plan.Hold hold = (Plan.Hold) plan(lab);
        assertThat(hold.why()).isInstanceOf(HoldReason.RaiseUnproven.class);
        int fromLast = 15 - Math.max(0, ago - 3);
        assertThat(hold.until()).contains(NOW.plus(Duration.ofMinutes(ago < 10 ? left : fromLast)));
    }

    @Test
    void anInstanceThatNeverRegistersDoesNotKeepTheRaiseWaiting() {
        CapacityAction raise = raise(HALF_AN_HOUR, 1, 3, 3);
        Observations lab = PlanFixture.lab(group(3).instance("i-2").instance("i-3"))
                .with(raise)
                .with(registered("i-2", 20));

        assertThat(RaiseJudge.newlyJudged(lab.build()))
                .singleElement()
                .satisfies(judged -> assertThat(judged.useless()).containsExactly(PlanFixture.LAB));
    }

    @Test
    void theJudgementOutlivesTheInstances() {
        Observations lab = PlanFixture.lab(group(2)).with(raise(3)).with(useless(MICRO));

        assertThat(isUseless(plan(lab))).isTrue();
    }

    @Test
    void aUsefulRaiseStaysUsefulWhenItsInstancesAreGone() {
        JudgedRaise useful = new JudgedRaise(
                GROUP, raise(3).at(), NOW, List.of(), useless(MICRO).brought(), MICRO);
        Observations lab = lab().with(raise(3)).with(useful).with(registered("i-2", 29));

        assertThat(plan(lab)).isInstanceOf(Plan.RaiseCapacity.class);
    }

    @Test
    void anotherLaunchTemplateVersionLiftsTheStop() {
        LaunchSource before = new LaunchSource("lt-0123456789abcdef0:0", List.of("t3.micro"));

        assertThat(plan(lab().with(raise(3)).with(useless(before)))).isInstanceOf(Plan.RaiseCapacity.class);
    }

    @Test
    void anotherTypeLiftsTheStop() {
        LaunchSource before = new LaunchSource("lt-0123456789abcdef0:1", List.of("t3.nano"));

        assertThat(plan(lab().with(raise(3)).with(useless(before)))).isInstanceOf(Plan.RaiseCapacity.class);
    }

    @Test
    void afterSixHoursOneInstanceIsTried() {
        Observations lab = lab().with(raise(3)).with(useless(MICRO));

        assertThat(isUseless(plan(lab.at(NOW.plus(Duration.ofMinutes(329)))))).isTrue();
        assertThat(plan(lab.at(NOW.plus(Duration.ofMinutes(330)))))
                .isInstanceOfSatisfying(Plan.RaiseCapacity.class, raise -> {
                    assertThat(raise.to().desired()).isEqualTo(3);
                    assertThat(raise.limits()).containsExactly(new AppliedLimit(AppliedLimit.Limit.ONE_INSTANCE, 4, 3));
                });
    }

    /** The raise of one instance was made 6 hours after the useless one. */
    @Test
    void aUselessRaiseAfterTheStopIsFollowedByOneADay() {
        Observations lab = lab().with(useless(raise(Duration.ofMinutes(390), 1, 2, 3), MICRO))
                .with(raise(Duration.ofMinutes(390), 1, 2, 3))
                .with(useless(raise(3), MICRO))
                .with(raise(3));

        assertThat(isUseless(plan(lab.at(NOW.plus(Duration.ofMinutes(1409)))))).isTrue();
        assertThat(plan(lab.at(NOW.plus(Duration.ofMinutes(1410)))))
                .isInstanceOfSatisfying(
                        Plan.RaiseCapacity.class,
                        raise -> assertThat(raise.to().desired()).isEqualTo(3));
    }

    /** Both raises were made before either was judged. */
    @Test
    void twoUselessRaisesWithoutAStopBetweenThemCountAsOne() {
        Observations lab = lab().with(useless(raise(Duration.ofMinutes(40), 1, 2, 3), MICRO))
                .with(raise(Duration.ofMinutes(40), 1, 2, 3))
                .with(useless(raise(3), MICRO))
                .with(raise(3));

        assertThat(plan(lab.at(NOW.plus(Duration.ofMinutes(330))))).isInstanceOf(Plan.RaiseCapacity.class);
    }

    /** The raise is not loaded any more; its judgement is. */
    @ParameterizedTest
    @CsvSource({"49, 3", "47, 4"})
    void aJudgementCountsAfterADayWhileTheShortageLasts(int hoursAgo, int desired) {
        Observations lab = lab().with(useless(raise(Duration.ofHours(48), 1, 2, 3), MICRO))
                .with(Incident.opened(PlanFixture.LAB, NOW.minus(Duration.ofHours(hoursAgo))));

        assertThat(plan(lab))
                .isInstanceOfSatisfying(
                        Plan.RaiseCapacity.class,
                        raise -> assertThat(raise.to().desired()).isEqualTo(desired));
    }

    /** i-3 is on its way. Its raise followed the useless one after 6 hours. */
    @ParameterizedTest
    @CsvSource({"1, false", "9, false", "11, true"})
    void noActionItemWhileANewerRaiseIsOnItsWay(int minutesAgo, boolean useless) {
        CapacityAction one = raise(Duration.ofMinutes(minutesAgo), 2, 3, 3);
        CapacityAction first = raise(Duration.ofHours(5), 1, 2, 3);
        Observations lab = PlanFixture.lab(group(3).instance("i-2").instance("i-3", "Pending"))
                .with(first)
                .with(useless(first, MICRO))
                .with(registered("i-2", 290))
                .with(one);

        assertThat(isUseless(plan(lab))).isEqualTo(useless);
        assertThat(plan(lab) instanceof Plan.Hold hold && hold.why() instanceof HoldReason.RaiseUnproven)
                .isEqualTo(!useless);
    }

    @Test
    void freeCapacityOnTheOneInstanceIsNotEnough() {
        CapacityAction one = raise(HALF_AN_HOUR, 2, 3, 3);
        CapacityAction first = raise(Duration.ofMinutes(400), 1, 2, 3);
        Observations lab = PlanFixture.lab(group(3).instance("i-2").instance("i-3"))
                .with(first)
                .with(useless(first, MICRO))
                .with(one)
                .with(AnInstance.of("i-3").registered(Duration.ofMinutes(1)).build());

        assertThat(plan(lab))
                .isInstanceOfSatisfying(
                        Plan.Hold.class, hold -> assertThat(hold.why()).isInstanceOf(HoldReason.RaiseUnproven.class));
    }

    @Test
    void aTaskOnTheOneInstanceEndsTheStops() {
        CapacityAction one = raise(HALF_AN_HOUR, 2, 3, 3);
        CapacityAction first = raise(Duration.ofMinutes(400), 1, 2, 3);
        Observations lab = PlanFixture.lab(
                        group(3).instance("i-2").instance("i-3"),
                        ATask.running("2").on("i-3"))
                .with(first)
                .with(useless(first, MICRO))
                .with(one)
                .with(registered("i-3", 5));

        assertThat(plan(lab))
                .isInstanceOfSatisfying(
                        Plan.RaiseCapacity.class,
                        raise -> assertThat(raise.limits()).isEmpty());
    }

    @ParameterizedTest
    @CsvSource({"29, false", "31, true"})
    void anOperatorsResumeAfterTheRaiseLiftsTheStop(int minutesAgo, boolean useless) {
        Incident resumed = Incident.opened(PlanFixture.LAB, NOW.minus(Duration.ofHours(1)))
                .resumed(NOW.minus(Duration.ofMinutes(minutesAgo)), "anna");

        assertThat(isUseless(plan(lab().with(raise(3)).with(useless(MICRO)).with(resumed))))
                .isEqualTo(useless);
    }

    @Test
    void theStopOutlivesItsIncident() {
        Incident later = Incident.opened(PlanFixture.LAB, NOW);

        assertThat(isUseless(plan(lab().with(raise(3)).with(useless(MICRO)).with(later))))
                .isTrue();
    }

    @Test
    void aTaskThatIsPlacedAfterAllLiftsTheStop() {
        Observations lab = lab(ATask.running("2").on("i-2"))
                .with(raise(3))
                .with(useless(MICRO))
                .with(registered("i-2", 29));

        assertThat(plan(lab)).isInstanceOf(Plan.RaiseCapacity.class);
    }

    @Test
    void theStopOfOneServiceLeavesTheOthersOfItsGroup() {
        Observations lab = lab().with(raise(3))
                .with(useless(MICRO))
                .with(registered("i-2", 29))
                .with(other());

        List<Plan> plans = Planner.plan(
                lab.snapshot(),
                List.of(PlanFixture.shortfall(3), PlanFixture.shortfall(OTHER, Observations.TASK_DEFINITION, 1, GROUP)),
                WIDE);

        assertThat(plans).hasSize(2);
        assertThat(plans.getFirst()).isInstanceOfSatisfying(Plan.RaiseCapacity.class, raise -> {
            assertThat(raise.services()).containsExactly(OTHER);
            assertThat(raise.to().desired()).isEqualTo(3);
        });
        assertThat(isUseless(plans.getLast())).isTrue();
        assertThat(plans.getLast().services()).containsExactly(PlanFixture.LAB);
    }

    @Test
    void oneReconciliationRaisesAGroupOnceAlsoAfterTheStop() {
        Observations lab = lab().with(raise(3))
                .with(useless(MICRO))
                .with(registered("i-2", 29))
                .with(other())
                .at(NOW.plus(Duration.ofMinutes(330)));

        List<Plan> plans = Planner.plan(
                lab.snapshot(),
                List.of(PlanFixture.shortfall(3), PlanFixture.shortfall(OTHER, Observations.TASK_DEFINITION, 1, GROUP)),
                WIDE);

        assertThat(plans).hasSize(2);
        assertThat(plans.getFirst()).isInstanceOfSatisfying(Plan.RaiseCapacity.class, raise -> {
            assertThat(raise.services()).containsExactly(OTHER);
            assertThat(raise.to().desired()).isEqualTo(3);
        });
        assertThat(plans.getLast()).isInstanceOf(Plan.Hold.class);
    }

    /** A raise for both services, of which the other one got a place. */
    @ParameterizedTest
    @CsvSource({"false, true", "true, false"})
    void aRaiseThatALimitReducedIsJudgedForItsServicesTogether(boolean limited, boolean useless) {
        CapacityAction raise = new CapacityAction(
                GROUP,
                NOW.minus(HALF_AN_HOUR),
                new Capacity(1, 1),
                new Capacity(2, 2),
                "alarm",
                List.of(PlanFixture.LAB, OTHER),
                limited,
                List.of(new MissingTasks(PlanFixture.LAB, 3), new MissingTasks(OTHER, 2)));

        assertThat(isUseless(plan(lab().with(raise).with(registered("i-2", 29)).with(other()))))
                .isEqualTo(useless);
    }

    private static Service other() {
        return AService.named(OTHER.service())
                .desired(2)
                .running(1)
                .task(ATask.running("o").on("i-2").build())
                .build();
    }

    private static AGroup group(int desired) {
        return AGroup.named(GROUP).capacity(desired, desired).ceiling(100).instance("i-1");
    }

    private static Observations lab(ATask... further) {
        return PlanFixture.lab(group(2).instance("i-2"), further);
    }

    private static CapacityAction raise(int missing) {
        return raise(HALF_AN_HOUR, 1, 2, missing);
    }

    private static CapacityAction raise(Duration ago, int from, int to, int missing) {
        return new CapacityAction(
                GROUP,
                NOW.minus(ago),
                new Capacity(from, from),
                new Capacity(to, to),
                "alarm",
                List.of(PlanFixture.LAB),
                false,
                List.of(new MissingTasks(PlanFixture.LAB, missing)));
    }

    private static JudgedRaise useless(LaunchSource launched) {
        return useless(raise(3), launched);
    }

    private static JudgedRaise useless(CapacityAction raise, LaunchSource launched) {
        return new JudgedRaise(
                GROUP,
                raise.at(),
                NOW.minusSeconds(60),
                List.of(PlanFixture.LAB),
                List.of(new BroughtInstance("i-2", "t3.micro")),
                launched);
    }

    /** An instance without free capacity for a task of the lab. */
    private static ContainerInstance registered(String id, int minutesAgo) {
        return AnInstance.of(id)
                .registered(Duration.ofMinutes(minutesAgo))
                .holding(256, 700, 1)
                .build();
    }

    private static Plan plan(Observations lab) {
        return PlanFixture.plan(lab, WIDE);
    }

    private static boolean isUseless(Plan plan) {
        return plan instanceof Plan.Escalate escalate && escalate.why() instanceof EscalationReason.UselessRaise;
    }
}
