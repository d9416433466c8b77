package ecsremediation.report;

import static org.assertj.core.api.Assertions.assertThat;

import ecsremediation.diagnosis.Diagnoser;
import ecsremediation.diagnosis.Diagnosis;
import ecsremediation.diagnosis.DiagnosisCases;
import ecsremediation.diagnosis.ExhaustedNetworkInterfaces;
import ecsremediation.diagnosis.Fact;
import ecsremediation.fixture.ATask;
import ecsremediation.fixture.Observations;
import ecsremediation.incident.Snapshot;
import ecsremediation.placement.PlacementObstacle;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the operator reads of the evidence. */
final class EvidenceTextTest {
    static Stream<DiagnosisCases.Row> rows() {
        return DiagnosisCases.rows();
    }

    static Stream<Arguments> facts() {
        return Stream.of(
                Arguments.of(
                        new Fact.ClosestInstance(
                                Observations.TASK_DEFINITION,
                                new PlacementObstacle(PlacementObstacle.Kind.MEMORY, "512 MiB", "440 MiB")),
                        "a task of EcsLabApi:1 needs 512 MiB; the closest instance offers 440 MiB"),
                Arguments.of(
                        new Fact.UnusableCapacity(
                                Observations.TASK_DEFINITION,
                                List.of("i-1"),
                                new PlacementObstacle(PlacementObstacle.Kind.CAPACITY_PROVIDER, "cp", "none")),
                        "i-1 has room for a task of EcsLabApi:1 and cannot take it: it goes to capacity provider cp, and"
                                + " ECS lists there none; one that was attached by hand has to be replaced"),
                Arguments.of(
                        new Fact.LeftRegistrations(
                                "shop",
                                List.of(new Fact.LeftRegistrations.LeftRegistration(
                                        "i-1", "arn:aws:ecs:eu-central-1:111122223333:container-instance/shop/ab12"))),
                        "i-1 is registered with the agent disconnected, and in no Auto Scaling group"),
                Arguments.of(new Fact.TaskCounts(4, 1, 3, 0, 0), "desired 4, running 1, unplaced 3, starting 0"),
                Arguments.of(
                        new Fact.TaskCounts(4, 4, 0, 0, 4),
                        "desired 4, running 4, unplaced 0, starting 0, held back by the deployment's limits 4"),
                Arguments.of(
                        new Fact.RolloutBounds(4, "IN_PROGRESS", 4, 100, 4, 100),
                        "4 tasks run; the deployment (IN_PROGRESS) must keep 4 (minimumHealthyPercent 100) and may have 4"
                                + " (maximumPercent 100)"),
                Arguments.of(
                        new Fact.TaskSetIncomplete(
                                "ecs-svc/2", "arn:aws:ecs:eu-central-1:111122223333:task-definition/web:4", 2, 0),
                        "task set ecs-svc/2 of web:4 wants 2 tasks and runs 0"),
                Arguments.of(
                        new Fact.TasksOnDrainingInstances(2, List.of("i-1")),
                        "2 tasks must move away from draining i-1"),
                Arguments.of(
                        new Fact.StoppedTask(ATask.stopped(
                                        "9",
                                        Duration.ofMinutes(4),
                                        "EssentialContainerExited",
                                        "Essential container in task exited")
                                .container("app", 137, "OutOfMemoryError")
                                .build()
                                .stop()
                                .orElseThrow()),
                        "EssentialContainerExited: Essential container in task exited; container app exit code 137"
                                + " OutOfMemoryError"),
                Arguments.of(
                        new Fact.CapacityDisconnected(List.of("i-2")),
                        "agent disconnected on i-2; the tasks would fit there"),
                Arguments.of(
                        new Fact.InstancesInFlight(List.of(new Fact.InstancesInFlight.OfGroup("EcsLabAsg", 3))),
                        "instances already requested: 3 in flight in EcsLabAsg"),
                Arguments.of(new Fact.NoGroup(List.of("Empty")), "no Auto Scaling group of Empty was found"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("facts")
    void aFactIsRenderedWithItsNumbers(Fact fact, String statement) {
        assertThat(EvidenceText.statement(fact)).isEqualTo(statement);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void theStrongestEvidenceComesFirst(DiagnosisCases.Row row) {
        Snapshot snapshot = row.snapshot();
        Diagnosis diagnosis = Diagnoser.diagnose(
                        snapshot.with(ExhaustedNetworkInterfaces.markIn(snapshot.observation())))
                .getFirst();

        assertThat(foremost(diagnosis)).contains(row.says().lines().toList());
    }

    /** What the operator reads first: what to look at where nothing is certain, else the strongest evidence. */
    private static String foremost(Diagnosis diagnosis) {
        return diagnosis instanceof Diagnosis.Inconclusive doubt
                ? DiagnosisText.openQuestion(doubt)
                : EvidenceText.statement(diagnosis.evidence().getFirst());
    }
}
