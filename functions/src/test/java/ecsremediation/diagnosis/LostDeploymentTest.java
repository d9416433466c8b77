package ecsremediation.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import ecsremediation.fixture.ADeployment;
import ecsremediation.fixture.AGroup;
import ecsremediation.fixture.AService;
import ecsremediation.fixture.ATask;
import ecsremediation.fixture.AnInstance;
import ecsremediation.fixture.Observations;
import ecsremediation.fixture.Tasks;
import ecsremediation.model.Deployment;
import ecsremediation.model.SchedulingStrategy;
import ecsremediation.plan.Limits;
import ecsremediation.plan.Plan;
import ecsremediation.plan.Planner;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LostDeploymentTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final String FAILED =
            "(service EcsLabApi) (deployment ecs-svc/2) deployment failed: tasks failed to start.";
    private static final String BACK = "(service EcsLabApi) rolling back to (deployment ecs-svc/1).";
    private static final String NO_MEMORY =
            "(service EcsLabApi) was unable to place a task because no container instance met all of its"
                    + " requirements. The closest matching (container-instance 4f2c) has insufficient memory available.";

    @Test
    void aRollbackForLackOfCapacityIsReportedAlthoughNoTaskIsMissing() {
        Diagnosis diagnosis = diagnosis(rolledBack(Duration.ofDays(3)).message(MINUTE.multipliedBy(12), NO_MEMORY));

        assertThat(diagnosis).isInstanceOf(Diagnosis.DeploymentLost.class);
        assertThat(diagnosis.rolledBack().flatMap(Fact.DeploymentRolledBack::shortage))
                .contains(NO_MEMORY);
    }

    @Test
    void aRollbackForLackOfCapacityIsAnActionItemAndNothingIsRaised() {
        Observations seen = lab(rolledBack(Duration.ofDays(3)).message(MINUTE.multipliedBy(12), NO_MEMORY));

        assertThat(Planner.plan(seen.build(), Diagnoser.diagnose(seen.build()), Limits.DEFAULT))
                .singleElement()
                .isInstanceOfSatisfying(
                        Plan.Escalate.class,
                        e -> assertThat(e.reason()).isEqualTo(Plan.Escalate.Reason.DEPLOYMENT_LOST));
    }

    @Test
    void theRollbackOfADaemonIsLeftToItsOwner() {
        AService daemon = rolledBack(Duration.ofDays(3))
                .message(MINUTE.multipliedBy(12), NO_MEMORY)
                .scheduling(SchedulingStrategy.DAEMON);

        assertThat(diagnosis(daemon)).isInstanceOf(Diagnosis.NoGap.class);
    }

    @Test
    void aDeploymentWhoseIdBeginsLikeTheFailedOneIsNoNewFailure() {
        AService service = AService.named("EcsLabApi")
                .deployment(ADeployment.primary("2")
                        .counts(2, 2, 0)
                        .age(Duration.ofDays(3))
                        .rollout("COMPLETED", "")
                        .build())
                .message(MINUTE.multipliedBy(12), NO_MEMORY)
                .message(MINUTE.multipliedBy(10), FAILED.replace("ecs-svc/2", "ecs-svc/21"))
                .message(MINUTE.multipliedBy(10), BACK.replace("ecs-svc/1", "ecs-svc/2"));

        assertThat(diagnosis(service)).isInstanceOf(Diagnosis.DeploymentLost.class);
    }

    @Test
    void theDeploymentThatTheRollbackCreatedIsNoNewOne() {
        assertThat(diagnosis(rolledBack(MINUTE.multipliedBy(9))).rolledBack()).isPresent();
    }

    @Test
    void aRollbackAfterCrashesIsNoLackOfCapacity() {
        AService service = rolledBack(Duration.ofDays(3))
                .message(MINUTE.multipliedBy(12), NO_MEMORY)
                .task(ATask.stopped("1", MINUTE.multipliedBy(13), "EssentialContainerExited", "exited")
                        .deployment("2")
                        .container("app", 1, "")
                        .build());

        assertThat(diagnosis(service).rolledBack())
                .hasValueSatisfying(r -> assertThat(r.shortage()).isEmpty());
    }

    @Test
    void aNewTaskThatEndedByItselfIsNoLackOfCapacityAlthoughNoTaskWasRead() {
        AService crashed = rolledBack(Duration.ofDays(3))
                .message(MINUTE.multipliedBy(12), NO_MEMORY)
                .message(MINUTE.multipliedBy(12), "(service EcsLabApi) has started 1 tasks: (task 4f2c).");
        AService stopped = rolledBack(Duration.ofDays(3))
                .message(MINUTE.multipliedBy(12), NO_MEMORY)
                .message(MINUTE.multipliedBy(12), "(service EcsLabApi) has started 1 tasks: (task 4f2c).")
                .message(MINUTE.multipliedBy(9), "(service EcsLabApi) has stopped 1 running tasks: (task 4f2c).");

        assertThat(diagnosis(crashed)).isInstanceOf(Diagnosis.NoGap.class);
        assertThat(diagnosis(stopped)).isInstanceOf(Diagnosis.DeploymentLost.class);
    }

    @Test
    void aDeploymentAfterTheRollbackEndsIt() {
        AService service = AService.named(Observations.SERVICE)
                .deployment(ADeployment.primary("3")
                        .age(MINUTE.multipliedBy(5))
                        .counts(2, 2, 0)
                        .build())
                .message(MINUTE.multipliedBy(10), BACK)
                .message(MINUTE.multipliedBy(10), FAILED);

        assertThat(diagnosis(service).rolledBack()).isEmpty();
    }

    @Test
    void aRollbackOfYesterdayIsNotReported() {
        AService service = AService.named(Observations.SERVICE)
                .deployment(primary(Duration.ofDays(3)))
                .message(Duration.ofHours(20), BACK)
                .message(Duration.ofHours(20), FAILED);

        assertThat(diagnosis(service).rolledBack()).isEmpty();
    }

    @Test
    void aDeploymentThatECSOnlyGaveUpIsNoRollback() {
        AService service = AService.named(Observations.SERVICE)
                .deployment(ADeployment.primary("2")
                        .counts(2, 0, 0)
                        .rollout("FAILED", "ECS deployment circuit breaker: tasks failed to start.")
                        .build())
                .message(MINUTE.multipliedBy(10), FAILED);

        assertThat(diagnosis(service).rolledBack()).isEqualTo(Optional.empty());
    }

    /** Deployment 2 failed 10 minutes ago, and deployment 1 runs its 2 tasks again. */
    private static AService rolledBack(Duration age) {
        return AService.named(Observations.SERVICE)
                .deployment(primary(age))
                .message(MINUTE.multipliedBy(10), BACK)
                .message(MINUTE.multipliedBy(10), FAILED);
    }

    private static Deployment primary(Duration age) {
        return ADeployment.primary("1")
                .age(age)
                .counts(2, 2, 0)
                .rollout("COMPLETED", "")
                .build();
    }

    private static Diagnosis diagnosis(AService service) {
        return Diagnoser.diagnose(Observations.empty().with(service.build()).build())
                .getFirst();
    }

    /** A group of one full instance, which may grow. */
    private static Observations lab(AService service) {
        return Observations.empty()
                .with(Tasks.definition(Observations.TASK_DEFINITION, 256, 512))
                .with(AGroup.named(Observations.GROUP)
                        .capacity(1, 4)
                        .ceiling(4)
                        .instance("i-1")
                        .build())
                .with(AnInstance.of("i-1").holding(512, 900, 2).build())
                .with(service.build());
    }
}
