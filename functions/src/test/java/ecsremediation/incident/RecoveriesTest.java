package ecsremediation.incident;

import static org.assertj.core.api.Assertions.assertThat;

import ecsremediation.event.ServiceName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class RecoveriesTest {
    private static final Instant NOW = Instant.parse("2026-01-05T09:00:00Z");
    private static final ServiceName API = new ServiceName("lab", "api");

    @Test
    void theFirstRecoveryNeedsNoPatience() {
        assertThat(Incident.opened(API, NOW).recoveries())
                .isEqualTo(new Recoveries(Optional.empty(), Optional.empty(), Optional.empty(), Duration.ZERO));
        assertThat(recovered(10).recoveries().patience()).isZero();
    }

    /** In each attempt all tasks run for a moment, which is no recovery. */
    @ParameterizedTest
    @EnumSource(
            value = Cause.class,
            names = {"CRASH_LOOP", "HEALTH_CHECK", "START_THROTTLED"})
    void theFirstRecoveryOfTasksThatStartAndFailLastsFiveMinutes(Cause cause) {
        Incident failing = Incident.opened(API, NOW).found(cause, NOW);

        assertThat(failing.recovering(minute(10)).recoveries().until()).contains(minute(15));
        assertThat(failing.found(Cause.TASKS_STARTING, minute(9)).recoveries().patience())
                .isEqualTo(Duration.ofMinutes(5));
        assertThat(failing.found(Cause.MEMORY, minute(9)).recoveries().patience())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({"1, 5", "2, 5", "3, 6", "59, 118", "60, 120", "61, 120", "1000, 120"})
    void aLaterRecoveryLastsTwiceTheLongestBetweenFiveMinutesAndTwoHours(long good, long patience) {
        Incident twice = recovered(10).reopened(minute(10 + good)).recovering(minute(11 + good));

        assertThat(twice.recoveries().patience()).isEqualTo(Duration.ofMinutes(patience));
        assertThat(twice.recoveries().since()).contains(minute(11 + good));
        Incident again = twice.reopened(minute(12 + good));
        assertThat(again.recoveries().patience()).isEqualTo(Duration.ofMinutes(patience));
        assertThat(again.recoveries().since()).isEmpty();
    }

    @Test
    void aGapContinuesOnlyAnIncidentOfWhichOperatorsKnow() {
        Incident silent = recovered(10);
        Incident notified = silent.notified(new SentNotification(NOW, key(), 1));

        assertThat(silent.continuesAt(minute(11))).isFalse();
        assertThat(notified.continuesAt(minute(10 + 24 * 60))).isTrue();
        assertThat(notified.continuesAt(minute(11 + 24 * 60))).isFalse();
        assertThat(notified.plus(List.of(new TimelineEvent.ServiceGone(minute(12))))
                        .continuesAt(minute(13)))
                .isFalse();
    }

    @Test
    void aReopenedIncidentKeepsWhatWasSaidAndDropsWhatWasFound() {
        Incident reopened = recovered(10)
                .found(Cause.CRASH_LOOP, NOW)
                .until(minute(20))
                .moved(Incident.Phase.CLEARED, minute(10))
                .notified(new SentNotification(NOW, key(), 2))
                .reopened(minute(15));

        assertThat(reopened.openedAt()).isEqualTo(NOW);
        assertThat(reopened.notifications().of(key())).isPresent();
        assertThat(reopened.phase()).isEqualTo(Incident.Phase.NOTICED);
        assertThat(reopened.current()).isEmpty();
        assertThat(reopened.deadline()).isEmpty();
    }

    @Test
    void theTimelineOfAnIncidentThatReopensForDaysStaysShort() {
        Incident incident = Incident.opened(API, NOW);
        for (int hour = 1; hour < 24 * 30; hour++) {
            incident = incident.recovering(minute(hour * 60L)).reopened(minute(hour * 60L + 30));
        }

        assertThat(incident.timeline()).hasSizeLessThan(100);
        assertThat(incident.timeline().events().getFirst()).isEqualTo(new TimelineEvent.GapSeen(NOW));
    }

    private static Incident recovered(long minute) {
        return Incident.opened(API, NOW).recovering(minute(minute));
    }

    private static NotificationKey key() {
        return new NotificationKey(NotificationKind.NOT_CAPACITY, API);
    }

    private static Instant minute(long minute) {
        return NOW.plus(Duration.ofMinutes(minute));
    }
}
