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
import ecsremediation.model.SchedulingStrategy;
import java.util.List;
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
    void anInstanceThatItsGroupTerminatesIsItsGroupsBusiness() {
        AGroup terminating = AGroup.named(GROUP)
                .capacity(1, 4)
                .instance("i-1", "Terminating:Wait")
                .instance("i-2");

        assertThat(first(cluster(service(), terminating))).isInstanceOf(Diagnosis.NoGap.class);
    }

    @Test
    void aGroupThatSomeoneLoweredIsNotRaised() {
        assertThat(first(cluster(service(), group(1)))).isInstanceOf(Diagnosis.NoGap.class);
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

    /** Two instances with one task each and no room for a second; the first one drains. */
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
