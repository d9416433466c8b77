package ecsremediation.incident;

import static org.assertj.core.api.Assertions.assertThat;

import ecsremediation.model.StoredRow;
import ecsremediation.model.UnreadableRow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class NoticeLogTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final StackNotice A = notice("a");
    private static final StackNotice B = notice("b");
    private static final NoticeLog EMPTY = NoticeLog.empty(A.kind());

    @Test
    void aNoticeIsDueAtOnceAndOnceADay() {
        NoticeLog seen = EMPTY.with(List.of(A), NOW);
        assertThat(seen.isDue(NOW)).isTrue();

        NoticeLog sent = seen.sent(seen.waiting(), NOW);
        assertThat(sent.with(List.of(A), NOW.plusSeconds(60))).isEqualTo(sent);
        Instant tomorrow = NOW.plus(NoticeLog.INTERVAL);
        assertThat(sent.with(List.of(A), tomorrow.minusSeconds(1)).isDue(tomorrow.minusSeconds(1)))
                .isFalse();
        assertThat(sent.with(List.of(A), tomorrow).isDue(tomorrow)).isTrue();
    }

    @Test
    void whatIsFoundAfterTheMessageWaitsForTheNextOne() {
        NoticeLog sent = EMPTY.with(List.of(A), NOW).sent(List.of(A), NOW);
        NoticeLog waiting = sent.with(List.of(A, B), NOW.plusSeconds(60));

        assertThat(waiting.waiting()).containsExactly(B);
        assertThat(waiting.isDue(NOW.plusSeconds(60))).isFalse();
        Instant tomorrow = NOW.plus(NoticeLog.INTERVAL);
        NoticeLog stillThere = waiting.with(List.of(A, B), tomorrow.minusSeconds(60));
        assertThat(stillThere.with(List.of(A), tomorrow).waiting()).containsExactly(A, B);
    }

    @Test
    void aNoticeThatNoSweepFoundForAnHourIsLeftOut() {
        Instant found = NOW.plusSeconds(60);
        NoticeLog waiting = EMPTY.with(List.of(A), NOW).sent(List.of(A), NOW).with(List.of(B), found);

        NoticeLog soon =
                waiting.with(List.of(A), found.plus(NoticeLog.ENDED_AFTER).minusSeconds(1));
        assertThat(soon.waiting()).containsExactly(B);
        NoticeLog ended = soon.with(List.of(A), found.plus(NoticeLog.ENDED_AFTER));
        assertThat(ended.waiting()).isEmpty();
        assertThat(ended.found()).isEmpty();
        Instant tomorrow = NOW.plus(NoticeLog.INTERVAL);
        assertThat(soon.with(List.of(A), tomorrow).waiting()).containsExactly(A);
    }

    @Test
    void aRowThatIsFoundOnceWaitsUntilItIsSent() {
        StackNotice replaced = new StackNotice.RowUnreadable(
                new UnreadableRow.GroupLock("group", "no JSON"), new StoredRow("table", "UNREADABLE", "LOCK#group"));
        NoticeLog waiting = EMPTY.with(List.of(A), NOW).sent(List.of(A), NOW).with(List.of(replaced), NOW);

        Instant tomorrow = NOW.plus(NoticeLog.INTERVAL);
        assertThat(waiting.with(List.of(A), tomorrow).waiting()).containsExactly(A, replaced);
    }

    @Test
    void aWaitingNoticeIsStoredAgainOnlyEveryTenMinutes() {
        NoticeLog sent = EMPTY.with(List.of(A), NOW).sent(List.of(A), NOW);
        NoticeLog waiting = sent.with(List.of(B), NOW);

        assertThat(waiting.with(List.of(B), NOW.plusSeconds(599))).isEqualTo(waiting);
        assertThat(waiting.with(List.of(B), NOW.plusSeconds(600)).found())
                .containsExactly(new NoticeLog.FoundNotice(B.key(), NOW.plusSeconds(600)));
    }

    @Test
    void oneProcessSendsAndAClaimEndsByItself() {
        NoticeLog claimed = EMPTY.with(List.of(A), NOW).claimed(NOW);

        assertThat(claimed.isDue(NOW.plusSeconds(60))).isFalse();
        assertThat(claimed.isDue(NOW.plusSeconds(120))).isTrue();
        assertThat(claimed.released().isDue(NOW.plusSeconds(1))).isTrue();
    }

    @Test
    void timesFarAheadHoldNothingBack() {
        Instant far = NOW.plus(Duration.ofDays(3_000));
        NoticeLog sent = EMPTY.with(List.of(A), far).sent(List.of(A), far);

        assertThat(sent.with(List.of(A), NOW).isDue(NOW)).isTrue();
    }

    @Test
    void itKeepsNoMoreThanARowTakes() {
        List<StackNotice> many =
                IntStream.range(0, 5_000).mapToObj(i -> notice("group-" + i)).toList();

        assertThat(EMPTY.with(many, NOW).waiting()).hasSize(NoticeLog.WAITING_MOST);
    }

    private static StackNotice notice(String group) {
        return new StackNotice.RowUnreadable(
                new UnreadableRow.BootSamples(group, "no JSON"), new StoredRow("table", "GROUP#" + group, "BOOT"));
    }
}
