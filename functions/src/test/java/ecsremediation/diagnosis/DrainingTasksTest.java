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
import ecsremediation.model.SchedulingStrategy;
import ecsremediation.plan.Limits;
import ecsremediation.plan.Plan;
import ecsremediation.plan.Planner;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Running tasks on draining instances: the counts are complete, and replacements need room. */
class DrainingTasksTest {
    @Test
    void aReplacementThatFitsNowhereIsAShortfall() {
        Diagnosis diagnosis = first(cluster(service(), group(2)));

        assertThat(diagnosis)
                .isInstanceOfSatisfying(
                        Diagnosis.CapacityShortfall.class,
                        d -> assertThat(d.unplaced())
                                .containsExactly(new UnplacedTasks("ecs-svc/1", TASK_DEFINITION, 1)));
        assertThat(diagnosis.evidence())
                .extracting(Evidence::fact)
                .contains(new Fact.TasksOnDrainingInstances(1, List.of("i-1")));
    }

    @Test
    void aReplacementThatFitsIsAwaited() {
        Observations roomy = cluster(service(), group(3).instance("i-3"))
                .with(AnInstance.of("i-3").build());

        assertThat(first(roomy))
                .isInstanceOfSatisfying(
                        Diagnosis.Converging.class,
                        d -> assertThat(d.progress()).isEqualTo(Diagnosis.Converging.Progress.PLACEMENT_RETRY));
    }

    @Test
    void aReplacementThatRunsIsNotWantedTwice() {
        AService replaced =
                service().running(3).task(ATask.running("t3").on("i-2").build());

        assertThat(first(cluster(replaced, group(2)))).isInstanceOf(Diagnosis.NoGap.class);
    }

    @Test
    void theSuccessorOfATerminatingInstanceIsAwaited() {
        assertThat(first(cluster(service(), terminating(2)))).isInstanceOf(Diagnosis.NoGap.class);
    }

    @Test
    void tasksOfATerminatingInstanceWithoutASuccessorNeedAnOperator() {
        assertShrinks(first(cluster(service(), terminating(1))));
    }

    @Test
    void aGroupThatSomeoneLoweredIsNotRaisedAndNeedsAnOperator() {
        Observations lowered = cluster(service(), group(1).ceiling(4));

        assertShrinks(first(lowered));
        assertThat(plans(lowered))
                .singleElement()
                .isInstanceOfSatisfying(
                        Plan.Escalate.class, e -> assertThat(e.reason()).isEqualTo(Plan.Escalate.Reason.NOT_CAPACITY));
    }

    @Test
    void tasksOfAGroupThatSomeoneLoweredMoveWhereThereIsCapacity() {
        Observations roomy = cluster(service(), group(1).instance("i-3"))
                .with(AnInstance.of("i-3").build());

        assertThat(first(roomy)).isInstanceOf(Diagnosis.NoGap.class);
    }

    @Test
    void anInstanceRefreshMovesTheTasksItself() {
        assertThat(first(cluster(service(), terminating(1).refreshing()))).isInstanceOf(Diagnosis.NoGap.class);
    }

    @Test
    void managedScalingBelowMaxMovesTheTasksItself() {
        CapacityProvider managed = new CapacityProvider("cp", "EC2_AUTOSCALING", Optional.of(GROUP), true);

        assertThat(first(cluster(service(), terminating(1)).with(managed))).isInstanceOf(Diagnosis.NoGap.class);
        assertShrinks(first(cluster(service(), terminating(1).capacity(1, 1)).with(managed)));
    }

    @Test
    void managedScalingAtMaxIsAShortfallWhileTheGroupKeepsTheInstance() {
        CapacityProvider managed = new CapacityProvider("cp", "EC2_AUTOSCALING", Optional.of(GROUP), true);
        AGroup group = group(2).ceiling(4).tag("AmazonECSManaged", "");
        Observations belowMax = cluster(service(), group).with(managed);
        Observations atMax = cluster(service(), group.capacity(2, 2)).with(managed);

        assertThat(plans(atMax)).singleElement().isInstanceOf(Plan.RaiseMaxOnly.class);
        assertThat(plans(belowMax)).singleElement().isInstanceOf(Plan.Hold.class);
    }

    @Test
    void aMissingTaskIsNotHiddenByALoweredGroup() {
        assertThat(first(cluster(service().desired(3), group(1)))).isInstanceOf(Diagnosis.CapacityShortfall.class);
    }

    @Test
    void limitsThatForbidBothMovesPreventDraining() {
        Diagnosis diagnosis = first(cluster(service().percents(100, 100), group(2)));

        assertThat(diagnosis)
                .isInstanceOfSatisfying(
                        Diagnosis.Unplaceable.class,
                        d -> assertThat(d.kind()).isEqualTo(Diagnosis.Unplaceable.Kind.DEPLOYMENT_LIMITS));
        assertThat(diagnosis.evidence())
                .extracting(Evidence::fact)
                .contains(new Fact.TasksOnDrainingInstances(1, List.of("i-1")));
    }

    @Test
    void aLowerMinimumLetsEcsStopFirst() {
        assertThat(first(cluster(service().percents(50, 100), group(2))))
                .isInstanceOf(Diagnosis.CapacityShortfall.class);
    }

    @Test
    void aDaemonIsNotReplacedElsewhere() {
        AService daemon = service().scheduling(SchedulingStrategy.DAEMON);

        assertThat(first(cluster(daemon, group(2)))).isInstanceOf(Diagnosis.NoGap.class);
    }

    private static List<Plan> plans(Observations cluster) {
        return Planner.plan(cluster.build(), Diagnoser.diagnose(cluster.build()), Limits.DEFAULT);
    }

    private static void assertShrinks(Diagnosis diagnosis) {
        assertThat(diagnosis).isInstanceOfSatisfying(Diagnosis.Unplaceable.class, d -> {
            assertThat(d.kind()).isEqualTo(Diagnosis.Unplaceable.Kind.GROUP_SHRINKS);
            assertThat(d.fact()).isEqualTo(new Fact.TasksOnDrainingInstances(1, List.of("i-1")));
        });
    }

    private static AGroup terminating(int desired) {
        return AGroup.named(GROUP)
                .capacity(desired, 4)
                .instance("i-1", "Terminating:Wait")
                .instance("i-2");
    }

    private static Diagnosis first(Observations observations) {
        return Diagnoser.diagnose(observations.build()).getFirst();
    }

    private static AService service() {
        return AService.named(SERVICE)
                .desired(2)
                .running(2)
                .task(ATask.running("t1").on("i-1").build())
                .task(ATask.running("t2").on("i-2").build());
    }

    private static AGroup group(int desired) {
        return AGroup.named(GROUP).capacity(desired, 4).instance("i-1").instance("i-2");
    }

    /** Two instances with one task each and no free capacity for a second; the first one drains. */
    private static Observations cluster(AService service, AGroup group) {
        return Observations.empty()
                .with(Tasks.definition(TASK_DEFINITION, 256, 512))
                .with(AnInstance.of("i-1")
                        .status("DRAINING")
                        .holding(256, 512, 1)
                        .build())
                .with(AnInstance.of("i-2").holding(256, 512, 1).build())
                .with(group.build())
                .with(service.build());
    }
}
