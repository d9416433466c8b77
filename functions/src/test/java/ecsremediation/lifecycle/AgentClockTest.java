package ecsremediation.lifecycle;

import static ecsremediation.fixture.Observations.GROUP;
import static ecsremediation.fixture.Observations.NOW;
import static ecsremediation.fixture.Observations.SERVICE;
import static ecsremediation.fixture.Observations.TASK_DEFINITION;
import static org.assertj.core.api.Assertions.assertThat;

import ecsremediation.diagnosis.Diagnoser;
import ecsremediation.diagnosis.Diagnosis;
import ecsremediation.event.ServiceName;
import ecsremediation.event.Trigger;
import ecsremediation.fixture.AGroup;
import ecsremediation.fixture.AService;
import ecsremediation.fixture.ATask;
import ecsremediation.fixture.AnInstance;
import ecsremediation.fixture.Modes;
import ecsremediation.fixture.Observations;
import ecsremediation.fixture.Tasks;
import ecsremediation.incident.Cause;
import ecsremediation.incident.Incident;
import ecsremediation.incident.Snapshot;
import ecsremediation.model.ReadFailure;
import ecsremediation.plan.Limits;
import ecsremediation.plan.Planner;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * How long a silent agent may be disconnected, reconciled every minute through diagnosis, plan and
 * incident.
 */
final class AgentClockTest {
    private static final ServiceName API = new ServiceName(Observations.CLUSTER, SERVICE);

    @Test
    void anAgentThatStaysAwayIsUnavailableFiveMinutesAfterItsFirstSight() {
        assertThat(causes(9, -1))
                .startsWith(Cause.AGENT_RECONNECTING)
                .containsSubsequence(Cause.AGENT_RECONNECTING, Cause.AGENT_DISCONNECTED)
                .endsWith(Cause.AGENT_DISCONNECTED)
                .filteredOn(Cause.AGENT_RECONNECTING::equals)
                .hasSize(5);
    }

    @Test
    void aReadThatFailsInBetweenDoesNotRestartTheClock() {
        assertThat(causes(7, 3)).contains(Cause.PARTIAL).endsWith(Cause.AGENT_DISCONNECTED, Cause.AGENT_DISCONNECTED);
    }

    @Test
    void anAgentThatEcsSaysIsDisconnectedForLongIsUnavailableAtOnce() {
        Snapshot seen = away(NOW, AnInstance.of("i-1").disconnected(Duration.ofMinutes(6)))
                .snapshot();

        assertThat(report(seen).diagnoses().getFirst().cause()).contains(Cause.AGENT_DISCONNECTED);
    }

    @Test
    void whatEcsSaysIsTheFirstSightAndStaysInTheIncident() {
        Report first = report(away(NOW, AnInstance.of("i-1").disconnected(Duration.ofMinutes(3)))
                .snapshot());
        Incident incident =
                Lifecycle.next(API, Optional.empty(), first).orElseThrow().incident();

        assertThat(incident.current().orElseThrow().firstSeen()).isEqualTo(NOW.minus(Duration.ofMinutes(3)));

        Instant later = NOW.plus(Duration.ofMinutes(2));
        Snapshot without =
                away(later, AnInstance.of("i-1").disconnected()).with(incident).snapshot();
        assertThat(report(without).diagnoses().getFirst().cause()).contains(Cause.AGENT_DISCONNECTED);
    }

    /**
     * The cause that each reconciliation finds, one per minute. The one at minute {@code unread} is
     * incomplete.
     */
    private static List<Cause> causes(int minutes, int unread) {
        List<Cause> causes = new ArrayList<>();
        Optional<Incident> incident = Optional.empty();
        for (int i = 0; i < minutes; i++) {
            Observations seen = away(NOW.plus(Duration.ofMinutes(i)));
            incident.ifPresent(seen::with);
            if (i == unread) {
                seen.unread(ReadFailure.Kind.GROUP, GROUP, "ThrottlingException: Rate exceeded");
            }
            Report report = report(seen.snapshot());
            causes.add(report.diagnoses().getFirst().cause().orElseThrow());
            incident = Optional.of(
                    Lifecycle.next(API, incident, report).orElseThrow().incident());
        }
        return causes;
    }

    private static Report report(Snapshot snapshot) {
        List<Diagnosis> diagnoses = Diagnoser.diagnose(snapshot);
        return new Report(
                new Trigger.Tick(snapshot.observation().takenAt()),
                Modes.ACT,
                snapshot,
                diagnoses,
                Planner.plan(snapshot, diagnoses, Limits.DEFAULT),
                List.of());
    }

    private static Observations away(Instant at) {
        return away(at, AnInstance.of("i-1").disconnected());
    }

    private static Observations away(Instant at, AnInstance instance) {
        return Observations.empty()
                .at(at)
                .with(Tasks.definition(TASK_DEFINITION, 256, 512))
                .with(AGroup.named(GROUP)
                        .capacity(2, 2)
                        .ceiling(10)
                        .instance("i-0")
                        .instance("i-1")
                        .build())
                .with(AnInstance.of("i-0").holding(1900, 800, 3).build())
                .with(instance.build())
                .with(AService.named(SERVICE)
                        .desired(2)
                        .running(1)
                        .task(ATask.running("1").on("i-0").build())
                        .build());
    }
}
