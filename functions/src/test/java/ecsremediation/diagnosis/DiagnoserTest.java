package ecsremediation.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import ecsremediation.fixture.AGroup;
import ecsremediation.fixture.AService;
import ecsremediation.fixture.ATask;
import ecsremediation.fixture.AnInstance;
import ecsremediation.fixture.Observations;
import ecsremediation.fixture.Tasks;
import ecsremediation.incident.Snapshot;
import ecsremediation.model.Task;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DiagnoserTest {
    static Stream<DiagnosisCases.Row> rows() {
        return DiagnosisCases.rows();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void callsEveryCauseByItsName(DiagnosisCases.Row row) {
        List<Diagnosis> diagnoses = Diagnoser.diagnose(marked(row));

        assertThat(diagnoses).extracting(DiagnoserTest::name).containsExactly(row.diagnosis());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void noEvidenceIsGivenTwice(DiagnosisCases.Row row) {
        Diagnosis diagnosis = Diagnoser.diagnose(marked(row)).getFirst();

        assertThat(diagnosis.evidence()).doesNotHaveDuplicates();
    }

    /** The instance has room for one task. */
    @Test
    void aCrashLoopTakesNoCapacityFromTheTasksOfOtherServices() {
        assertThat(diagnoses(crash(2), crash(6)))
                .extracting(DiagnoserTest::name)
                .containsExactly("TaskFailing CRASH_LOOP", "Converging PLACEMENT_RETRY");
    }

    @Test
    void tasksThatCrashedOnceTakeCapacity() {
        assertThat(diagnoses(crash(2)))
                .extracting(DiagnoserTest::name)
                .containsExactly("Converging PLACEMENT_RETRY", "CapacityShortfall MEMORY");
    }

    private static List<Diagnosis> diagnoses(Task... crashes) {
        AService first = AService.named("A");
        for (Task crash : crashes) {
            first.task(crash);
        }
        return Diagnoser.diagnose(Observations.empty()
                .with(Tasks.definition(Observations.TASK_DEFINITION, 256, 512))
                .with(AGroup.named(Observations.GROUP)
                        .capacity(1, 4)
                        .instance("i-1")
                        .build())
                .with(AnInstance.of("i-1").build())
                .with(first.build())
                .with(AService.named(Observations.SERVICE).build())
                .build());
    }

    private static Task crash(int minutesAgo) {
        return ATask.stopped(
                        "crash-" + minutesAgo,
                        Duration.ofMinutes(minutesAgo),
                        "EssentialContainerExited",
                        "Essential container in task exited")
                .container("app", 1, "")
                .build();
    }

    @Test
    void everyKindThatExistsHasItsRow() {
        TreeSet<String> rows =
                DiagnosisCases.rows().map(DiagnosisCases.Row::diagnosis).collect(Collectors.toCollection(TreeSet::new));

        TreeSet<String> kinds = new TreeSet<>(List.of("NoGap", "DeploymentLost"));
        kinds.addAll(named("Converging", Diagnosis.Converging.Progress.values()));
        kinds.addAll(named("CapacityShortfall", Diagnosis.CapacityShortfall.Kind.values()));
        kinds.addAll(named("TaskFailing", Diagnosis.TaskFailing.Kind.values()));
        kinds.addAll(named("AgentUnavailable", Diagnosis.AgentUnavailable.Kind.values()));
        kinds.addAll(named("Unplaceable", Diagnosis.Unplaceable.Kind.values()));
        kinds.addAll(named("NotOurs", Diagnosis.NotOurs.Kind.values()));
        kinds.addAll(named("Inconclusive", Diagnosis.Inconclusive.Kind.values()));
        assertThat(rows).isEqualTo(kinds);
    }

    private static List<String> named(String diagnosis, Enum<?>[] kinds) {
        return Arrays.stream(kinds).map(kind -> diagnosis + " " + kind.name()).toList();
    }

    private static String name(Diagnosis diagnosis) {
        return switch (diagnosis) {
            case Diagnosis.NoGap d -> "NoGap";
            case Diagnosis.Converging d -> "Converging " + d.progress();
            case Diagnosis.CapacityShortfall d -> "CapacityShortfall " + d.kind();
            case Diagnosis.DeploymentLost d -> "DeploymentLost";
            case Diagnosis.TaskFailing d -> "TaskFailing " + d.kind();
            case Diagnosis.AgentUnavailable d -> "AgentUnavailable " + d.kind();
            case Diagnosis.Unplaceable d -> "Unplaceable " + d.kind();
            case Diagnosis.NotOurs d -> "NotOurs " + d.kind();
            case Diagnosis.Inconclusive d -> "Inconclusive " + d.kind();
        };
    }

    static Snapshot marked(DiagnosisCases.Row row) {
        return row.snapshot()
                .with(ExhaustedNetworkInterfaces.markIn(row.snapshot().observation()));
    }
}
