package ecsremediation.diagnosis;

import static ecsremediation.fixture.Observations.GROUP;
import static ecsremediation.fixture.Observations.NOW;
import static ecsremediation.fixture.Observations.SERVICE;
import static ecsremediation.fixture.Observations.TASK_DEFINITION;
import static org.assertj.core.api.Assertions.assertThat;

import ecsremediation.diagnosis.Diagnosis.AgentUnavailable;
import ecsremediation.diagnosis.Diagnosis.CapacityShortfall;
import ecsremediation.diagnosis.Diagnosis.Converging;
import ecsremediation.diagnosis.Diagnosis.Inconclusive;
import ecsremediation.diagnosis.Diagnosis.TaskFailing;
import ecsremediation.fixture.AGroup;
import ecsremediation.fixture.AService;
import ecsremediation.fixture.ATask;
import ecsremediation.fixture.AnInstance;
import ecsremediation.fixture.Observations;
import ecsremediation.fixture.Tasks;
import ecsremediation.model.Task;
import ecsremediation.model.TaskDefinition;
import ecsremediation.model.TaskDefinition.ContainerDependency;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A placed task that does not start: what it waits for. */
class StartupRuleTest {
    private static final TaskDefinition TASK = Tasks.definition(TASK_DEFINITION, 256, 512);

    @Test
    void aTaskBehindAStoppingOneNamesIt() {
        Diagnosis diagnosis = behind(minutes(12), minutes(25), "i-1");

        assertThat(diagnosis)
                .isInstanceOfSatisfying(
                        Inconclusive.class,
                        d -> assertThat(d.question())
                                .isEqualTo(new OpenQuestion.CapacityNotFreed(new Fact.TasksStopping(
                                        List.of(ATask.of("old", "").build().arn())))));
    }

    @Test
    void aTaskBehindAStoppingOneIsWaitedForSixMinutes() {
        assertThat(behind(minutes(12), minutes(6).minusSeconds(1), "i-1"))
                .isInstanceOfSatisfying(Converging.class, d -> {
                    assertThat(d.progress()).isEqualTo(Converging.Progress.TASKS_STOPPING);
                    assertThat(d.until()).isEqualTo(NOW.plusSeconds(1));
                });
        assertThat(behind(minutes(12), minutes(6).plusSeconds(1), "i-1")).isInstanceOf(Inconclusive.class);
    }

    @Test
    void aYoungTaskBehindAStoppingOneHasItsTenMinutes() {
        assertThat(behind(minutes(2), minutes(25), "i-1"))
                .isInstanceOfSatisfying(
                        Converging.class, d -> assertThat(d.until()).isEqualTo(NOW.plus(minutes(8))));
    }

    @Test
    void aTaskStoppingOnAnotherInstanceExplainsNothing() {
        assertThat(behind(minutes(12), minutes(25), "i-2"))
                .isInstanceOfSatisfying(
                        AgentUnavailable.class, d -> assertThat(d.kind()).isEqualTo(AgentUnavailable.Kind.TASKS_STUCK));
    }

    @ParameterizedTest
    @CsvSource({
        "SUCCESS, STOPPED, UNKNOWN, 1, true",
        "SUCCESS, RUNNING, UNKNOWN, -1, true",
        "COMPLETE, RUNNING, UNKNOWN, -1, true",
        "HEALTHY, RUNNING, UNHEALTHY, -1, true",
        "HEALTHY, RUNNING, UNKNOWN, -1, true",
        "SUCCESS, STOPPED, UNKNOWN, 0, false",
        "COMPLETE, STOPPED, UNKNOWN, 1, false",
        "HEALTHY, RUNNING, HEALTHY, -1, false",
        "START, RUNNING, UNKNOWN, -1, false",
        "SUCCESS, PENDING, UNKNOWN, -1, false"
    })
    void aContainerWaitsForAnotherThatHasNotReachedItsCondition(
            String condition, String status, String health, int exitCode, boolean waits) {
        Task.Container init = container("init", status, health, exitCode);
        Diagnosis diagnosis = diagnosis(condition, service(1).task(starting(minutes(12), init)));

        if (waits) {
            assertThat(diagnosis).isInstanceOfSatisfying(TaskFailing.class, d -> {
                assertThat(d.kind()).isEqualTo(TaskFailing.Kind.CONTAINER_DEPENDENCY);
                assertThat(d.fact())
                        .isEqualTo(new Fact.ContainerWaiting(
                                ATask.of("1", "").build().arn(),
                                minutes(12),
                                new WaitingContainer(new ContainerDependency("app", "init", condition), init)));
            });
        } else {
            assertThat(diagnosis)
                    .isInstanceOfSatisfying(
                            TaskFailing.class, d -> assertThat(d.fact()).isInstanceOf(Fact.PullingImage.class));
        }
    }

    @Test
    void aContainerThatWaitsForLessThanTenMinutesStarts() {
        Task young = starting(minutes(9), container("init", "STOPPED", "UNKNOWN", 1));

        assertThat(diagnosis("SUCCESS", service(1).task(young))).isInstanceOf(Converging.class);
    }

    @Test
    void noInstanceIsLaunchedForFurtherTasksThatWouldWaitAsWell() {
        Task waiting = starting(minutes(12), container("init", "STOPPED", "UNKNOWN", 1));

        assertThat(diagnosis("SUCCESS", service(4).task(waiting))).isInstanceOf(TaskFailing.class);
        assertThat(diagnosis(
                        "SUCCESS",
                        service(4)
                                .running(1)
                                .task(waiting)
                                .task(ATask.running("up").on("i-1").build())))
                .isInstanceOf(CapacityShortfall.class);
    }

    /** A task is placed on i-1, whose memory takes one task only, and another one stops. */
    private static Diagnosis behind(Duration age, Duration stopping, String stopsOn) {
        return first(Observations.empty()
                .with(TASK)
                .with(AGroup.named(GROUP)
                        .capacity(2, 4)
                        .instance("i-1")
                        .instance("i-2")
                        .build())
                .with(AnInstance.of("i-1").holding(256, 512, 0).pendingTasks(1).build())
                .with(AnInstance.of("i-2").build())
                .with(service(1)
                        .task(ATask.of("new", "PENDING").on("i-1").created(age).build())
                        .task(ATask.stopping("old", "STOPPING", stopping)
                                .on(stopsOn)
                                .build())
                        .build()));
    }

    private static Diagnosis diagnosis(String condition, AService service) {
        return first(Observations.empty()
                .with(Tasks.withDependency(TASK, new ContainerDependency("app", "init", condition)))
                .with(AGroup.named(GROUP)
                        .capacity(1, 4)
                        .ceiling(4)
                        .instance("i-1")
                        .build())
                .with(AnInstance.of("i-1").holding(256, 512, 0).pendingTasks(1).build())
                .with(service.build()));
    }

    private static AService service(int desired) {
        return AService.named(SERVICE).desired(desired).pending(1);
    }

    private static Task starting(Duration age, Task.Container init) {
        return ATask.of("1", "PENDING")
                .on("i-1")
                .created(age)
                .pullStarted(age)
                .container(init)
                .container(container("app", "PENDING", "UNKNOWN", -1))
                .build();
    }

    private static Task.Container container(String name, String status, String health, int exitCode) {
        return new Task.Container(name, status, health, exitCode < 0 ? OptionalInt.empty() : OptionalInt.of(exitCode));
    }

    private static Duration minutes(int count) {
        return Duration.ofMinutes(count);
    }

    private static Diagnosis first(Observations observations) {
        return Diagnoser.diagnose(observations.build()).getFirst();
    }
}
