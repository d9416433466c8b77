package ecsremediation.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import ecsremediation.model.Task;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StopKindTest {
    private static final Instant AT = Instant.parse("2026-03-01T12:00:00Z");

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            TaskFailedToStart ; CannotPullContainerError: pull image manifest has been retried ; IMAGE_PULL
            TaskFailedToStart ; CannotPullContainerError: write /var/lib/docker/tmp/x: no space left on device ; INSTANCE
            TaskFailedToStart ; CannotStartContainerError: detection error: nvml error: gpu is lost: unknown ; INSTANCE
            TaskFailedToStart ; DockerTimeoutError: Could not transition to created ; INSTANCE
            TaskFailedToStart ; CannotPullImageManifestError: Error response from daemon ; IMAGE_PULL
            TaskFailedToStart ; ResourceInitializationError: unable to pull secrets or registry auth ; CONFIGURATION
            TaskFailedToStart ; ECS was unable to assume the role 'r' that was provided for this task. ; ROLE
            TaskFailedToStart ; CannotStartContainerError: exec: not found ; CONFIGURATION
            TaskFailedToStart ; Something new ; CONFIGURATION
            TaskFailedToStart ; TaskFailedToStart: RESOURCE:MEMORY ; UNPLACED
            TaskFailedToStart ; TaskFailedToStart: EMPTY CAPACITY PROVIDER ; UNPLACED
            EssentialContainerExited ; Essential container in task exited ; CRASH
            ServiceSchedulerInitiated ; Task failed ELB health checks in (target-group arn) ; HEALTH_CHECK
            ServiceSchedulerInitiated ; Task failed container health checks ; HEALTH_CHECK
            ServiceSchedulerInitiated ; Scaling activity initiated by (deployment ecs-svc/1) ; ORDINARY
            UserInitiated ; Task stopped by user ; ORDINARY
            SpotInterruption ; Your Spot Task was interrupted. ; ORDINARY
            TerminationNotice ; ECS is performing maintenance ; ORDINARY
            InfrastructureHealth ; Task was unhealthy ; ORDINARY
            CodeOfTomorrow ; who knows ; ORDINARY
            """)
    void readsCodeAndReason(String code, String reason, StopKind kind) {
        assertThat(StopKind.of(new Task.Stop(AT, code, reason, List.of()))).isEqualTo(kind);
    }

    @Test
    void readsTheContainersReasonsToo() {
        Task.Stop stop = stop("EssentialContainerExited", 1, "CannotPullContainerError: not found");

        assertThat(StopKind.of(stop)).isEqualTo(StopKind.IMAGE_PULL);
    }

    @Test
    void anUnknownCodeIsACrashWhenAContainerFailed() {
        assertThat(StopKind.of(stop("", 137, "OutOfMemoryError: Container killed due to memory usage")))
                .isEqualTo(StopKind.CRASH);
        assertThat(StopKind.of(stop("", 0, ""))).isEqualTo(StopKind.ORDINARY);
    }

    @ParameterizedTest
    @CsvSource({
        "INSTANCE, true",
        "IMAGE_PULL, true",
        "ROLE, true",
        "CONFIGURATION, true",
        "HEALTH_CHECK, true",
        "CRASH, true",
        "UNPLACED, false",
        "ORDINARY, false"
    })
    void onlyTheApplicationsOwnStopsAreFaults(StopKind kind, boolean fault) {
        assertThat(kind.isFault()).isEqualTo(fault);
    }

    private static Task.Stop stop(String code, int exitCode, String reason) {
        return new Task.Stop(
                AT, code, "", List.of(new Task.ContainerExit("app", OptionalInt.of(exitCode), Optional.of(reason))));
    }
}
