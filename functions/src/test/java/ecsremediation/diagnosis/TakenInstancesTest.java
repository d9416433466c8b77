package ecsremediation.diagnosis;

import static ecsremediation.fixture.Observations.GROUP;
import static ecsremediation.fixture.Observations.NOW;
import static ecsremediation.fixture.Observations.SERVICE;
import static ecsremediation.fixture.Observations.TASK_DEFINITION;
import static org.assertj.core.api.Assertions.assertThat;

import ecsremediation.fixture.AGroup;
import ecsremediation.fixture.AService;
import ecsremediation.fixture.ATask;
import ecsremediation.fixture.AnInstance;
import ecsremediation.fixture.Observations;
import ecsremediation.fixture.Tasks;
import ecsremediation.model.ContainerInstance;
import ecsremediation.plan.Limits;
import ecsremediation.plan.Plan;
import ecsremediation.plan.Proposal;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** EC2 takes i-1 of two instances, each with one task of a service. The group still has i-1 InService. */
class TakenInstancesTest {
    private static final String TERMINATED = "Host EC2 (instance i-1) terminated.";

    @Test
    void theGroupsOwnReplacementIsWaitedForFiveMinutesAndItsBoot() {
        Observations taken = cluster(group(), terminated(2));

        assertThat(raises(taken)).isZero();
        assertThat(diagnosis(taken)).isInstanceOfSatisfying(Diagnosis.Converging.class, d -> {
            assertThat(d.progress()).isEqualTo(Diagnosis.Converging.Progress.CAPACITY_ON_ITS_WAY);
            assertThat(d.until()).isEqualTo(NOW.plus(Duration.ofMinutes(13)));
        });
    }

    @Test
    void aGroupThatLaunchesNoReplacementIsRaised() {
        assertThat(raises(cluster(group(), terminated(16)))).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"HealthCheck", "ReplaceUnhealthy", "Terminate"})
    void aGroupThatReplacesNothingIsRaised(String suspended) {
        assertThat(raises(cluster(group().suspended(suspended), terminated(2)))).isEqualTo(1);
    }

    @Test
    void anotherInstancesEndShowsNothing() {
        AService service = service(
                ATask.stopped("1", Duration.ofMinutes(2), "TerminationNotice", "Host EC2 (instance i-9) terminated."));

        assertThat(raises(cluster(group(), service))).isEqualTo(1);
    }

    @Test
    void aSpotInstanceThatEC2TakesBackIsReplaced() {
        Observations interrupted = cluster(group(), interrupted()).with(draining());

        assertThat(raises(interrupted)).isZero();
        assertThat(diagnosis(interrupted))
                .isInstanceOfSatisfying(
                        Diagnosis.Converging.class,
                        d -> assertThat(d.until()).isEqualTo(NOW.plus(Duration.ofMinutes(16))));
    }

    @Test
    void aSpotInstanceThatECSNoLongerListsIsReplaced() {
        assertThat(raises(cluster(group(), interrupted()))).isZero();
        assertThat(raises(cluster(group().instance("i-3").launched("i-3", Duration.ofMinutes(85)), interrupted())))
                .isEqualTo(1);
    }

    @Test
    void aDrainingInstanceThatEC2KeepsIsNotReplaced() {
        AService service = service(ATask.stopped("1", Duration.ofMinutes(1), "ServiceSchedulerInitiated", "")
                .on("i-1"));

        assertThat(raises(cluster(group(), service).with(draining()))).isEqualTo(1);
    }

    private static int raises(Observations observations) {
        return (int) Proposal.of(observations.snapshot(), Limits.DEFAULT).plans().stream()
                .filter(Plan.RaiseCapacity.class::isInstance)
                .count();
    }

    private static Diagnosis diagnosis(Observations observations) {
        return Diagnoser.diagnose(observations.snapshot()).getFirst();
    }

    private static ContainerInstance draining() {
        return AnInstance.of("i-1").status("DRAINING").build();
    }

    private static AService terminated(int minutesAgo) {
        return service(ATask.stopped("1", Duration.ofMinutes(minutesAgo), "TerminationNotice", TERMINATED)
                .on("i-1"));
    }

    private static AService interrupted() {
        return service(ATask.stopped("1", Duration.ofMinutes(1), "SpotInterruption", "Your Spot Task was interrupted.")
                .on("i-1"));
    }

    private static AService service(ATask lost) {
        return AService.named(SERVICE)
                .desired(2)
                .running(1)
                .task(lost.build())
                .task(ATask.running("2").on("i-2").build());
    }

    private static AGroup group() {
        return AGroup.named(GROUP)
                .capacity(2, 2)
                .ceiling(10)
                .instance("i-1")
                .instance("i-2")
                .launched("i-2", Duration.ofMinutes(80))
                .launched("i-1", Duration.ofMinutes(90));
    }

    private static Observations cluster(AGroup group, AService service) {
        return Observations.empty()
                .with(Tasks.definition(TASK_DEFINITION, 256, 512))
                .with(group.build())
                .with(AnInstance.of("i-2")
                        .holding(256, 512, 1)
                        .registered(Duration.ofMinutes(75))
                        .build())
                .with(service.build());
    }
}
