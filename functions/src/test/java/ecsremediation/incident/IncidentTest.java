package ecsremediation.incident;

import static org.assertj.core.api.Assertions.assertThat;

import ecsremediation.event.ServiceName;
import ecsremediation.fixture.Observations;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class IncidentTest {
    private static final Instant NOW = Observations.NOW;
    private static final ServiceName SERVICE = new ServiceName(Observations.CLUSTER, Observations.SERVICE);
    private static final NotificationKey KEY = new NotificationKey(NotificationKind.NO_CEILING, SERVICE, "g");

    @ParameterizedTest
    @ValueSource(ints = {-30, 0, 30})
    void aResumedIncidentIsDueAtOnceWhateverTheOperatorsClockShows(int minutesAhead) {
        Incident resumed = escalated().resumed(NOW.plus(Duration.ofMinutes(minutesAhead)), "anna");

        assertThat(resumed.nextReconciliation()).isBefore(NOW);
        assertThat(resumed.phase()).isEqualTo(Incident.Phase.ESCALATED);
        assertThat(resumed.timeline().resumedAt()).contains(NOW.plus(Duration.ofMinutes(minutesAhead)));
    }

    @Test
    void aPendingMessageKeepsItsTimeWhenAnOperatorResumes() {
        IncidentMessage message =
                new IncidentMessage("id", KEY, "subject", "text", "{}", new DigestEntry("headline", "line"));
        Incident sending = escalated().withPending(List.of(message));

        assertThat(sending.resumed(NOW, "anna").nextReconciliation()).isEqualTo(sending.nextReconciliation());
    }

    private static Incident escalated() {
        return Incident.opened(SERVICE, NOW.minus(Duration.ofHours(2)))
                .moved(Incident.Phase.ESCALATED, NOW.plus(Duration.ofMinutes(4)));
    }
}
