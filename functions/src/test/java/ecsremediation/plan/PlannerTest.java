package ecsremediation.plan;

import static ecsremediation.fixture.Observations.CLUSTER;
import static ecsremediation.fixture.Observations.GROUP;
import static ecsremediation.fixture.Observations.NOW;
import static ecsremediation.fixture.Observations.TASK_DEFINITION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import ecsremediation.diagnosis.Diagnosis;
import ecsremediation.diagnosis.UnplacedTasks;
import ecsremediation.event.ServiceName;
import ecsremediation.fixture.AGroup;
import ecsremediation.fixture.AService;
import ecsremediation.fixture.AnInstance;
import ecsremediation.fixture.Observations;
import ecsremediation.fixture.Tasks;
import ecsremediation.incident.Snapshot;
import ecsremediation.model.AutoScalingGroup;
import ecsremediation.model.Capacity;
import ecsremediation.model.KnownInstanceSize;
import ecsremediation.model.Observation;
import ecsremediation.model.Resources;
import ecsremediation.model.SchedulingStrategy;
import ecsremediation.placement.PlacementObstacle;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which group a plan raises, for which services, and on which data the number is based. */
class PlannerTest {
    private static final String OTHER = "arn:aws:ecs:eu-central-1:111122223333:task-definition/Other:1";
    private static final ServiceName OTHER_SERVICE = new ServiceName(CLUSTER, "Other");

    @Test
    void servicesThatShareAGroupAreSizedTogether() {
        Observations scene = PlanFixture.lab(PlanFixture.group())
                .with(Tasks.definition(OTHER, 256, 400))
                .with(AService.named("Other").taskDefinition(OTHER).build());

        List<Plan> plans = plan(scene, PlanFixture.shortfall(3), PlanFixture.shortfall(OTHER_SERVICE, OTHER, 1, GROUP));

        Plan.RaiseCapacity raise = raise(plans);
        assertThat(raise.to()).isEqualTo(new Capacity(4, 4));
        assertThat(raise.services()).containsExactly(PlanFixture.LAB, OTHER_SERVICE);
        assertThat(raise.proof().placements())
                .extracting(SizingProof.Placed::service)
                .containsExactly(PlanFixture.LAB, OTHER_SERVICE);
    }

    @Test
    void servicesThatWaitForTheSameInstanceAreShortTogether() {
        Observations scene = PlanFixture.lab(PlanFixture.group().capacity(2, 2).instance("i-2", "Pending"))
                .with(Tasks.definition(OTHER, 256, 512))
                .with(AService.named("Other").taskDefinition(OTHER).build());

        List<Plan> plans = plan(scene, waiting(PlanFixture.LAB, TASK_DEFINITION), waiting(OTHER_SERVICE, OTHER));

        assertThat(raise(plans).to()).isEqualTo(new Capacity(3, 3));
    }

    @Test
    void aServiceThatWaitsAloneKeepsItsOwnReason() {
        Observations scene = PlanFixture.lab(PlanFixture.group().capacity(2, 2).instance("i-2", "Pending"));

        Plan plan = single(plan(scene, waiting(PlanFixture.LAB, TASK_DEFINITION)));

        assertThat(plan).isInstanceOfSatisfying(Plan.Hold.class, hold -> {
            assertThat(hold.reason()).isEqualTo(Plan.Hold.Reason.CONVERGING);
            assertThat(hold.group()).isEmpty();
            assertThat(hold.until()).contains(NOW.plusSeconds(60));
        });
    }

    @Test
    void theOrderOfTheObservationChangesNothing() {
        Observation observation = PlanFixture.lab(
                        PlanFixture.group().zones("a", "b").instance("i-2"))
                .with(AnInstance.of("i-2").holding(0, 500, 1).build())
                .with(Tasks.definition(OTHER, 256, 400))
                .with(AService.named("Other").taskDefinition(OTHER).build())
                .build();
        List<Diagnosis> diagnoses =
                List.of(PlanFixture.shortfall(3), PlanFixture.shortfall(OTHER_SERVICE, OTHER, 4, GROUP));

        assertThat(Planner.plan(reversed(observation), diagnoses.reversed(), Limits.DEFAULT))
                .isEqualTo(Planner.plan(observation, diagnoses, Limits.DEFAULT));
    }

    @ParameterizedTest
    @CsvSource({"4, 3, 5", "1, 3, 2"})
    void aSizingThatContradictsItselfRaisesNothingAndIsReported(int lower, int chosen, int upper) {
        Snapshot lab = PlanFixture.lab(PlanFixture.group()).snapshot();

        List<Plan> plans = Planner.plan(
                lab,
                List.of(PlanFixture.shortfall(3)),
                Limits.DEFAULT,
                q -> bounded(Sizer.size(q), lower, chosen, upper));

        Plan.Escalate escalate = escalate(single(plans));
        assertThat(escalate.reason()).isEqualTo(Plan.Escalate.Reason.SIZING_CONTRADICTION);
        assertThat(escalate.why()).isEqualTo(new EscalationReason.SizingContradiction(GROUP, lower, chosen, upper));
    }

    @Test
    void aSizingAtBothItsBoundsIsAccepted() {
        Snapshot lab = PlanFixture.lab(PlanFixture.group()).snapshot();

        List<Plan> plans = Planner.plan(
                lab, List.of(PlanFixture.shortfall(3)), Limits.DEFAULT, q -> bounded(Sizer.size(q), 3, 3, 3));

        assertThat(raise(plans).to()).isEqualTo(new Capacity(4, 4));
    }

    private static Sizing bounded(Sizing sizing, int lower, int chosen, int upper) {
        SizingProof c = sizing.proof();
        return new Sizing(
                new SizingProof(lower, chosen, upper, c.binding(), c.instance(), c.orders(), c.placements(), c.notes()),
                sizing.kind(),
                sizing.after());
    }

    @Test
    void daemonTasksTakeTheirCapacityFirst() {
        Observations scene = PlanFixture.lab(PlanFixture.group())
                .with(Tasks.definition(OTHER, 64, 441))
                .with(AService.named("Agent")
                        .scheduling(SchedulingStrategy.DAEMON)
                        .taskDefinition(OTHER)
                        .build());

        Plan.Escalate escalate = escalate(single(plan(scene, PlanFixture.shortfall(3))));

        assertThat(escalate.reason()).isEqualTo(Plan.Escalate.Reason.NOT_CAPACITY);
        assertThat(escalate.why())
                .isEqualTo(new EscalationReason.NothingFits(
                        GROUP, List.of(leftOut(0, 3, 0, TASK_DEFINITION, "512 MiB", "511 MiB"))));
    }

    @Test
    void whatIsTooLargeIsLeftOutAndNoted() {
        Observations scene = PlanFixture.lab(PlanFixture.group())
                .with(Tasks.definition(OTHER, 256, 953))
                .with(AService.named("Other").taskDefinition(OTHER).build());

        Plan.RaiseCapacity raise =
                raise(plan(scene, PlanFixture.shortfall(3), PlanFixture.shortfall(OTHER_SERVICE, OTHER, 1, GROUP)));

        assertThat(raise.to()).isEqualTo(new Capacity(4, 4));
        assertThat(raise.proof().notes()).containsExactly(leftOut(3, 4, 3, OTHER, "953 MiB", "952 MiB"));
        assertThat(raise.proof().placements())
                .extracting(SizingProof.Placed::nowhere)
                .containsExactly(0, 1);
    }

    @Test
    void anUnknownSizeLaunchesOneInstance() {
        AGroup empty = AGroup.named(GROUP).capacity(0, 0).ceiling(10).offers("m5.large");

        Plan.RaiseCapacity raise = raise(plan(PlanFixture.lab(empty), PlanFixture.shortfall(3)));

        assertThat(raise.to()).isEqualTo(new Capacity(1, 1));
        assertThat(raise.proof().instance()).isEmpty();
        assertThat(raise.proof().notes()).containsExactly(new SizingNote.UnseenInstances(GROUP));
    }

    @Test
    void whileTheInstanceOfUnknownSizeIsInFlightNothingIsLaunched() {
        AGroup asked = AGroup.named(GROUP).capacity(1, 1).ceiling(10).offers("m5.large");

        assertThat(single(plan(PlanFixture.lab(asked), PlanFixture.shortfall(3))))
                .isInstanceOfSatisfying(
                        Plan.Hold.class,
                        hold -> assertThat(hold.reason()).isEqualTo(Plan.Hold.Reason.CAPACITY_ON_ITS_WAY));
    }

    @Test
    void aSavedSizeIsAsGoodAsASibling() {
        AGroup empty = AGroup.named(GROUP).capacity(0, 0).ceiling(10);
        Observations scene = PlanFixture.lab(empty).with(learned("t3.micro", 2048, 1024));

        Plan.RaiseCapacity raise = raise(plan(scene, PlanFixture.shortfall(3)));

        assertThat(raise.to()).isEqualTo(new Capacity(2, 2));
        assertThat(raise.proof().instance()).contains(new SizingProof.Instance("t3.micro", Resources.of(2048, 1024)));
    }

    @Test
    void ofMixedTypesTheSmallestDecides() {
        Plan.RaiseCapacity raise = raise(plan(mixed(g -> g.offers("large", "small")), PlanFixture.shortfall(3)));

        assertThat(raise.to()).isEqualTo(new Capacity(3, 3));
        assertThat(raise.proof().instance().orElseThrow().type()).isEqualTo("small");
    }

    @Test
    void ofTypesInListedOrderTheFirstDecides() {
        Plan.RaiseCapacity raise =
                raise(plan(mixed(g -> g.offers("large", "nano").inListedOrder()), PlanFixture.shortfall(3)));

        assertThat(raise.to()).isEqualTo(new Capacity(1, 1));
        assertThat(raise.proof().instance().orElseThrow().type()).isEqualTo("large");
    }

    @Test
    void aTypeThatMayComeAndIsTooSmallPreventsTheRaise() {
        assertThat(escalate(single(plan(mixed(g -> g.offers("large", "nano")), PlanFixture.shortfall(3))))
                        .why())
                .isEqualTo(new EscalationReason.NothingFits(
                        GROUP,
                        List.of(
                                new SizingNote.TypeTooSmall("nano", TASK_DEFINITION, memory("512 MiB", "500 MiB")),
                                leftOut(0, 3, 0, TASK_DEFINITION, "512 MiB", "500 MiB"))));
    }

    @Test
    void aPendingInstanceOfATypeThatTheGroupNoLongerLaunchesTakesTasks() {
        AGroup changed = AGroup.named(GROUP)
                .capacity(2, 2)
                .ceiling(10)
                .offers("large")
                .instance("i-1")
                .instance("i-2", "Pending");
        Observations scene = PlanFixture.lab(changed).with(learned("large", 4096, 8000));

        assertThat(single(plan(scene, PlanFixture.shortfall(1))))
                .isInstanceOfSatisfying(
                        Plan.Hold.class,
                        hold -> assertThat(hold.why()).isInstanceOf(HoldReason.InstancesOnTheWay.class));
    }

    /** A group of types whose sizes the program has learned. */
    private static Observations mixed(UnaryOperator<AGroup> change) {
        return PlanFixture.lab(change.apply(AGroup.named(GROUP).capacity(0, 0).ceiling(10)))
                .with(learned("nano", 1024, 500))
                .with(learned("small", 1024, 1000))
                .with(learned("large", 4096, 8000));
    }

    private static SizingNote leftOut(
            int placed, int tasks, int instances, String task, String asked, String available) {
        return new SizingNote.LeftOut(
                placed, tasks, instances, List.of(new SizingNote.LargeTask(task, memory(asked, available))));
    }

    private static Optional<PlacementObstacle> memory(String asked, String available) {
        return Optional.of(new PlacementObstacle(PlacementObstacle.Kind.MEMORY, asked, available));
    }

    @Test
    void aWeightedGroupIsRaisedInUnits() {
        AGroup weighted = AGroup.named(GROUP)
                .capacity(2, 2)
                .ceiling(20)
                .weightedOffer("t3.micro", 2)
                .instance("i-1", "InService", "t3.micro", 2);

        assertThat(raise(plan(PlanFixture.lab(weighted), PlanFixture.shortfall(3)))
                        .to())
                .isEqualTo(new Capacity(8, 8));
    }

    @Test
    void aWeightedGroupStopsAtTheLastWholeInstanceBelowItsCeiling() {
        AGroup weighted = AGroup.named(GROUP)
                .capacity(2, 2)
                .ceiling(7)
                .weightedOffer("t3.micro", 2)
                .instance("i-1", "InService", "t3.micro", 2);

        Plan.RaiseCapacity raise = raise(plan(PlanFixture.lab(weighted), PlanFixture.shortfall(3)));

        assertThat(raise.to()).isEqualTo(new Capacity(6, 6));
        assertThat(raise.limits()).containsExactly(new AppliedLimit(AppliedLimit.Limit.CEILING_TAG, 8, 6));
    }

    @Test
    void mixedWeightsReserveUnitsForOvershoot() {
        AGroup weighted = AGroup.named(GROUP)
                .capacity(1, 1)
                .ceiling(4)
                .weightedOffer("t3.micro", 1)
                .weightedOffer("t3.large", 3)
                .instance("i-1", "InService", "t3.micro", 1);

        assertThat(raise(plan(PlanFixture.lab(weighted), PlanFixture.shortfall(3)))
                        .to())
                .isEqualTo(new Capacity(2, 2));
    }

    @Test
    void ofSeveralGroupsTheOneWithTheLeastWasteIsChosen() {
        assertThat(raise(plan(
                                twoGroups(b -> b.offers("large")),
                                PlanFixture.shortfall(PlanFixture.LAB, TASK_DEFINITION, 1, "a", "b")))
                        .group())
                .isEqualTo("a");
        assertThat(raise(plan(
                                twoGroups(b -> b.offers("fitting")),
                                PlanFixture.shortfall(PlanFixture.LAB, TASK_DEFINITION, 1, "a", "b")))
                        .group())
                .isEqualTo("b");
    }

    @Test
    void ofEqualGroupsThePriorityDecidesAndThenTheName() {
        Diagnosis shortfall = PlanFixture.shortfall(PlanFixture.LAB, TASK_DEFINITION, 1, "b", "a");

        assertThat(raise(plan(twoGroups(b -> b.offers("micro")), shortfall)).group())
                .isEqualTo("a");
        assertThat(raise(plan(twoGroups(b -> b.offers("micro").tag(AutoScalingGroup.PRIORITY_TAG, "99")), shortfall))
                        .group())
                .isEqualTo("b");
        assertThat(raise(plan(twoGroups(b -> b.offers("micro").tag(AutoScalingGroup.PRIORITY_TAG, "none")), shortfall))
                        .group())
                .isEqualTo("a");
    }

    @Test
    void aGroupAtItsCeilingGoesLast() {
        Observations scene = twoGroups(
                        b -> b.offers("large"), a -> a.capacity(1, 1).ceiling(1).instance("i-1"))
                .with(AnInstance.of("i-1").holding(0, 952, 1).build());

        assertThat(raise(plan(scene, PlanFixture.shortfall(PlanFixture.LAB, TASK_DEFINITION, 1, "a", "b")))
                        .group())
                .isEqualTo("b");
    }

    @Test
    void capacityThatOneGroupsServicesTakeIsNotFreeForTheNext() {
        Observations scene = Observations.empty()
                .with(Tasks.definition(TASK_DEFINITION, 256, 512))
                .with(AGroup.named("a")
                        .capacity(1, 1)
                        .ceiling(9)
                        .instance("i-1")
                        .build())
                .with(AGroup.named("b")
                        .capacity(1, 1)
                        .ceiling(9)
                        .instance("i-2")
                        .build())
                .with(AnInstance.of("i-1").build())
                .with(AnInstance.of("i-2").holding(0, 952, 1).build())
                .with(AService.named(Observations.SERVICE).build())
                .with(AService.named("Other").build());

        List<Plan> plans = plan(
                scene,
                PlanFixture.shortfall(PlanFixture.LAB, TASK_DEFINITION, 1, "a"),
                PlanFixture.shortfall(OTHER_SERVICE, TASK_DEFINITION, 1, "b"));

        assertThat(plans).hasSize(2);
        assertThat(plans.get(0)).isInstanceOf(Plan.Hold.class);
        assertThat(plans.get(1))
                .isInstanceOfSatisfying(
                        Plan.RaiseCapacity.class,
                        raise -> assertThat(raise.to()).isEqualTo(new Capacity(2, 2)));
    }

    @Test
    void instancesInFlightInAnotherGroupSufficeToo() {
        Observations scene = twoGroups(b -> b.offers("micro"), a -> a.capacity(1, 1));

        assertThat(single(plan(scene, PlanFixture.shortfall(PlanFixture.LAB, TASK_DEFINITION, 1, "b"))))
                .isInstanceOfSatisfying(
                        Plan.Hold.class,
                        hold -> assertThat(hold.why())
                                .isEqualTo(new HoldReason.InstancesOnTheWay(Optional.empty(), 0, 1)));
    }

    @Test
    void freeCapacityThatTakesEverythingIsWaitedFor() {
        Observations scene = Observations.empty()
                .with(Tasks.definition(TASK_DEFINITION, 256, 512))
                .with(PlanFixture.group().build())
                .with(AnInstance.of("i-1").build())
                .with(AService.named(Observations.SERVICE).build());

        assertThat(single(plan(scene, PlanFixture.shortfall(1)))).isInstanceOfSatisfying(Plan.Hold.class, hold -> {
            assertThat(hold.reason()).isEqualTo(Plan.Hold.Reason.CONVERGING);
            assertThat(hold.until()).contains(NOW.plus(Duration.ofMinutes(15)));
        });
    }

    @Test
    void withFreeCapacityTheGroupsStateDoesNotMatter() {
        Observations scene = Observations.empty()
                .with(Tasks.definition(TASK_DEFINITION, 256, 512))
                .with(PlanFixture.group()
                        .suspended("Launch")
                        .launchFailed(Duration.ofMinutes(1), "No capacity.")
                        .build())
                .with(AnInstance.of("i-1").build())
                .with(AService.named(Observations.SERVICE).build());

        assertThat(single(plan(scene, PlanFixture.shortfall(1))))
                .isInstanceOfSatisfying(
                        Plan.Hold.class, hold -> assertThat(hold.reason()).isEqualTo(Plan.Hold.Reason.CONVERGING));
    }

    @Test
    void aZoneConstraintNeedsLaunchesUntilOneFallsIntoTheZone() {
        AGroup zones = AGroup.named(GROUP)
                .zones("a", "b", "c")
                .capacity(1, 1)
                .ceiling(10)
                .instance("i-1");
        Observations scene = Observations.empty()
                .with(Tasks.definition(TASK_DEFINITION, 256, 512))
                .with(zones.build())
                .with(AnInstance.of("i-1").holding(0, 952, 1).zone("a").build())
                .with(AService.named(Observations.SERVICE)
                        .memberOf("attribute:ecs.availability-zone == c")
                        .build());

        Plan.RaiseCapacity raise = raise(plan(scene, PlanFixture.shortfall(1)));

        assertThat(raise.to()).isEqualTo(new Capacity(3, 3));
        assertThat(raise.proof().holds()).isTrue();
    }

    @Test
    void aSubnetNeedsLaunchesUntilOneFallsIntoItsZone() {
        Observations scene = Observations.empty()
                .with(Tasks.withNetworkInterface(Tasks.definition(TASK_DEFINITION, 256, 512)))
                .with(AGroup.named(GROUP)
                        .zones("a", "b", "c")
                        .capacity(1, 1)
                        .ceiling(10)
                        .instance("i-1")
                        .build())
                .with(AnInstance.of("i-1").holding(0, 952, 1).zone("a").build())
                .with(AService.named(Observations.SERVICE)
                        .subnet("subnet-1", "c")
                        .build());

        assertThat(raise(plan(scene, PlanFixture.shortfall(1))).to()).isEqualTo(new Capacity(3, 3));
    }

    private static Observations twoGroups(UnaryOperator<AGroup> second) {
        return twoGroups(second, first -> first);
    }

    private static Observations twoGroups(UnaryOperator<AGroup> second, UnaryOperator<AGroup> first) {
        return Observations.empty()
                .with(Tasks.definition(TASK_DEFINITION, 256, 512))
                .with(AService.named(Observations.SERVICE).build())
                .with(learned("a", "micro", 1024, 1000))
                .with(learned("b", "micro", 1024, 1000))
                .with(learned("b", "fitting", 1024, 600))
                .with(learned("b", "large", 4096, 8000))
                .with(first.apply(AGroup.named("a").capacity(0, 0).ceiling(9).offers("micro"))
                        .build())
                .with(second.apply(AGroup.named("b").capacity(0, 0).ceiling(9)).build());
    }

    private static KnownInstanceSize learned(String type, int cpu, int memory) {
        return learned(GROUP, type, cpu, memory);
    }

    private static KnownInstanceSize learned(String group, String type, int cpu, int memory) {
        return new KnownInstanceSize(
                group, type, Resources.of(cpu, memory), new TreeSet<>(), OptionalInt.empty(), new TreeMap<>(), NOW);
    }

    private static Diagnosis waiting(ServiceName service, String taskDefinition) {
        return new Diagnosis.Converging(
                service,
                Diagnosis.Converging.Progress.CAPACITY_ON_ITS_WAY,
                List.of(new UnplacedTasks("ecs-svc/1", taskDefinition, 1)),
                NOW.plusSeconds(60),
                List.of());
    }

    private static Observation reversed(Observation o) {
        return new Observation(
                o.schema(),
                o.takenAt(),
                o.cluster(),
                reversed(o.services()),
                reversed(o.waiting()),
                reversed(o.taskDefinitions()),
                reversed(o.containerInstances()),
                reversed(o.capacityProviders()),
                reversed(o.groups()),
                o.memory(),
                o.unread());
    }

    private static <T> List<T> reversed(List<T> list) {
        List<T> reversed = new ArrayList<>(list);
        Collections.reverse(reversed);
        return reversed;
    }

    private static List<Plan> plan(Observations scene, Diagnosis... diagnoses) {
        return Planner.plan(scene.build(), List.of(diagnoses), Limits.DEFAULT);
    }

    private static Plan single(List<Plan> plans) {
        assertThat(plans).hasSize(1);
        return plans.getFirst();
    }

    private static Plan.RaiseCapacity raise(List<Plan> plans) {
        return assertThat(single(plans))
                .asInstanceOf(type(Plan.RaiseCapacity.class))
                .actual();
    }

    private static Plan.Escalate escalate(Plan plan) {
        return assertThat(plan).asInstanceOf(type(Plan.Escalate.class)).actual();
    }
}
