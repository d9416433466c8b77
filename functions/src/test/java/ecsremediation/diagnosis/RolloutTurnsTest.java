package ecsremediation.diagnosis;

import static ecsremediation.fixture.Observations.GROUP;
import static ecsremediation.fixture.Observations.TASK_DEFINITION;
import static org.assertj.core.api.Assertions.assertThat;

import ecsremediation.fixture.ADeployment;
import ecsremediation.fixture.AGroup;
import ecsremediation.fixture.AService;
import ecsremediation.fixture.ATask;
import ecsremediation.fixture.AnInstance;
import ecsremediation.fixture.Observations;
import ecsremediation.fixture.Tasks;
import ecsremediation.model.Deployment;
import ecsremediation.model.Timeouts;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rollouts of services a, b and c on one group, whose instances take one task each and are full. */
class RolloutTurnsTest {
    private static final Duration RECENT = Duration.ofMinutes(2);

    @Test
    void oneOfTwoRolloutsThatStandStillGetsAnInstance() {
        List<Diagnosis> diagnoses = diagnose(standing("a"), standing("b"));

        assertThat(diagnoses.getFirst()).isInstanceOf(Diagnosis.CapacityShortfall.class);
        assertThat(diagnoses.getLast()).isInstanceOf(Diagnosis.Converging.class);
        assertThat(diagnoses.getLast().evidence().getFirst().fact()).isEqualTo(new Fact.RolloutAhead("a"));
    }

    @Test
    void aRolloutWaitsWhileAnotherMoves() {
        assertThat(diagnose(standing("a"), moving("b", RECENT)))
                .allMatch(d -> d instanceof Diagnosis.Converging converging
                        && converging.progress() == Diagnosis.Converging.Progress.DEPLOYMENT);
    }

    @Test
    void aRolloutDoesNotWaitForOneThatHasNotMovedForLong() {
        assertThat(diagnose(standing("a"), moving("b", Duration.ofHours(1))).getFirst())
                .isInstanceOf(Diagnosis.CapacityShortfall.class);
    }

    @Test
    void aRolloutThatStandsStillDoesNotWaitForOneThatBeganLater() {
        Duration limit = Timeouts.ROLLOUT;

        assertThat(diagnose(standing("a", limit), moving("b", RECENT)).getFirst())
                .isInstanceOf(Diagnosis.CapacityShortfall.class);
        assertThat(diagnose(standing("a", limit.minusSeconds(1)), moving("b", RECENT))
                        .getFirst())
                .isInstanceOf(Diagnosis.Converging.class);
        assertThat(diagnose(standing("a", RECENT), moving("b", limit.minusSeconds(1)))
                        .getFirst())
                .isInstanceOf(Diagnosis.Converging.class);
    }

    @Test
    void aRolloutWaitsForTheLastOldTasksOfOneThatIsComplete() {
        assertThat(diagnose(standing("a"), complete("b", RECENT)).getFirst()).isInstanceOf(Diagnosis.Converging.class);
        assertThat(diagnose(standing("a"), complete("b", Duration.ofHours(1))).getFirst())
                .isInstanceOf(Diagnosis.CapacityShortfall.class);
    }

    @Test
    void aServiceBelowItsMinimumDoesNotWait() {
        AService below = AService.named("a").desired(3).running(1).deployment(deployment("a", 3, 1));

        assertThat(diagnose(below, moving("b", RECENT)).getFirst()).isInstanceOf(Diagnosis.CapacityShortfall.class);
    }

    @Test
    void aTaskThatStartsLetsTheRolloutStopAnOldOne() {
        AService starting = AService.named("a")
                .percents(50, 150)
                .desired(2)
                .running(1)
                .pending(1)
                .deployment(ADeployment.primary("2").counts(2, 0, 1).age(RECENT).build())
                .deployment(ADeployment.active("1").counts(1, 1, 0).build())
                .task(ATask.of("t1", "PENDING")
                        .deployment("ecs-svc/2")
                        .created(Duration.ofSeconds(20))
                        .on("i-1")
                        .build());

        assertThat(diagnose(starting).getFirst()).isInstanceOf(Diagnosis.Converging.class);
    }

    private static AService standing(String name) {
        return standing(name, RECENT);
    }

    private static AService standing(String name, Duration since) {
        return AService.named(name)
                .desired(1)
                .running(1)
                .deployment(ADeployment.primary("2").counts(1, 0, 0).age(since).build())
                .deployment(ADeployment.active("1").counts(1, 1, 0).build());
    }

    /** Its first new task runs, so ECS may stop an old one. */
    private static AService moving(String name, Duration since) {
        return AService.named(name)
                .desired(2)
                .running(3)
                .deployment(ADeployment.primary("2")
                        .counts(2, 1, 0)
                        .age(since)
                        .rollout("IN_PROGRESS", "")
                        .build())
                .deployment(ADeployment.active("1").counts(2, 2, 0).build());
    }

    private static AService complete(String name, Duration since) {
        return AService.named(name)
                .desired(1)
                .running(1)
                .deployment(ADeployment.primary("2")
                        .counts(1, 1, 0)
                        .age(since)
                        .rollout("COMPLETED", "")
                        .build());
    }

    private static Deployment deployment(String id, int desired, int running) {
        return ADeployment.primary(id)
                .counts(desired, running, 0)
                .rollout("IN_PROGRESS", "")
                .build();
    }

    private static List<Diagnosis> diagnose(AService... services) {
        Observations cluster = Observations.empty()
                .with(Tasks.definition(TASK_DEFINITION, 256, 512))
                .with(AGroup.named(GROUP).capacity(1, 1).instance("i-1").build())
                .with(AnInstance.of("i-1").holding(256, 512, 1).build());
        for (AService service : services) {
            cluster.with(service.build());
        }
        return Diagnoser.diagnose(cluster.build());
    }
}
