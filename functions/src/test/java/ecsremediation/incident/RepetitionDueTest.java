package ecsremediation.incident;

import static org.assertj.core.api.Assertions.assertThat;

import ecsremediation.event.ServiceName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** When a notification is due again. */
final class RepetitionDueTest {
    private static final ServiceName API = new ServiceName("lab", "api");
    private static final Instant BEGAN = Instant.parse("2026-03-01T09:00:00Z");
    private static final NotificationKey CRASHES = new NotificationKey(NotificationKind.NOT_CAPACITY, API);

    private final Incident said = Incident.opened(API, BEGAN).notified(new SentNotification(at(11), CRASHES, 1));

    @Test
    void withoutAnAllClearItIsRepeatedAfterAnHour() {
        assertThat(said.repetitionDue(CRASHES)).contains(at(71));
    }

    @Test
    void afterAnAllClearAGapIsReportedAsIfItWereTheFirst() {
        Incident again = said.plus(List.of(
                new TimelineEvent.Notified(
                        at(13), new NotificationKey(NotificationKind.CLEARED, API), Optional.empty()),
                new TimelineEvent.GapSeen(at(15))));

        assertThat(again.repetitionDue(CRASHES)).contains(at(15).plus(Deadlines.FIRST_NOTIFICATION));
        assertThat(again.notificationDue()).isEqualTo(at(15).plus(Deadlines.FIRST_NOTIFICATION));
    }

    @Test
    void whatIsDueEarlierStaysDueEarlier() {
        Incident again = said.plus(List.of(
                new TimelineEvent.Notified(
                        at(40), new NotificationKey(NotificationKind.CLEARED, API), Optional.empty()),
                new TimelineEvent.GapSeen(at(45))));

        assertThat(again.repetitionDue(CRASHES)).contains(at(71));
    }

    private static Instant at(int minute) {
        return BEGAN.plus(Duration.ofMinutes(minute));
    }
}
