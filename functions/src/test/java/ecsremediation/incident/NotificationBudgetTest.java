package ecsremediation.incident;

import static org.assertj.core.api.Assertions.assertThat;

import ecsremediation.event.ServiceName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NotificationBudgetTest {
    private static final Instant NOW = Instant.parse("2026-01-05T09:00:00Z");
    private static final ServiceName API = new ServiceName("lab", "api");
    private static final NotificationKey RAISE = key(NotificationKind.RAISED);
    private static final NotificationKey WOULD_RAISE = key(NotificationKind.WOULD_RAISE);
    private static final NotificationKey NEW = key(NotificationKind.NO_CEILING);
    private static final NotificationKey REPEATED = key(NotificationKind.AT_CEILING);
    private static final NotificationKey CLEARED = key(NotificationKind.CLEARED);

    @Test
    void theLastTwoOfTenMessagesAreForRaisesAndFirstActionItems() {
        assertThat(List.of(WOULD_RAISE)).allMatch(after(6)::permits);
        assertThat(List.of(WOULD_RAISE)).noneMatch(after(7)::permits);
        assertThat(List.of(RAISE, NEW, CLEARED)).allMatch(after(8)::permits);
        assertThat(List.of(RAISE, NEW, CLEARED)).noneMatch(after(9)::permits);
    }

    @Test
    void oneOfTenMessagesSaysWhatIsStillWrong() {
        NotificationKey further = key(NotificationKind.STILL_WRONG);
        assertThat(after(9).permits(further)).isTrue();

        List<NotificationKey> sent =
                Stream.concat(after(8).sent().stream(), Stream.of(further)).toList();
        NotificationBudget reported = new NotificationBudget(sent, Duration.ofHours(6));
        assertThat(reported.permits(further)).isFalse();
        assertThat(reported.permits(NEW)).isTrue();
    }

    @Test
    void nothingIsRepeatedAfterFiveMessages() {
        assertThat(after(4).permits(REPEATED)).isTrue();
        assertThat(after(5).permits(REPEATED)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"3, 0, true", "4, 59, false", "4, 60, true", "6, 60, true", "7, 60, false", "7, 360, true"})
    void raisesAreReportedTogetherFromTheFifthMessageOn(int sent, long quietMinutes, boolean isPermitted) {
        NotificationBudget budget = new NotificationBudget(after(sent).sent(), Duration.ofMinutes(quietMinutes));

        assertThat(budget.permits(RAISE)).isEqualTo(isPermitted);
    }

    @Test
    void aFurtherAllClearUsesAReservedMessageAfterSixHours() {
        List<NotificationKey> sent =
                Stream.concat(after(7).sent().stream(), Stream.of(CLEARED)).toList();

        assertThat(new NotificationBudget(sent, Duration.ofMinutes(359)).permits(CLEARED))
                .isFalse();
        assertThat(new NotificationBudget(sent, Duration.ofHours(6)).permits(CLEARED))
                .isTrue();
    }

    @Test
    void aMessageCountsForTwentyFourHours() {
        Incident incident =
                Incident.opened(API, NOW).plus(List.of(new TimelineEvent.Notified(NOW, REPEATED, Optional.empty())));

        assertThat(incident.budget(NOW.plus(Duration.ofHours(24)).minusSeconds(1))
                        .sent())
                .containsExactly(REPEATED);
        assertThat(incident.budget(NOW.plus(Duration.ofHours(24))).sent()).isEmpty();
    }

    private static NotificationBudget after(int sent) {
        return new NotificationBudget(
                IntStream.range(0, sent).mapToObj(_ -> REPEATED).toList(), Duration.ofHours(6));
    }

    private static NotificationKey key(NotificationKind kind) {
        return new NotificationKey(kind, API, "group");
    }
}
