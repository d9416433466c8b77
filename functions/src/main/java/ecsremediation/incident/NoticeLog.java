package ecsremediation.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which stack notices of one kind wait for a message and which were sent. One process at a time claims the message.
 * A claim ends by itself, so that a process that died does not keep the message back.
 *
 * @param kind {@link StackNotice#kind}
 * @param sentAt when the last message was sent; empty before the first one
 * @param claimedUntil when the claim of the process that sends the next message ends; empty if none does
 * @param waiting notices for the next message, by key, at most {@value #WAITING_MOST}
 * @param sentNotices when each notice was sent last, as long as it is not to be sent again
 * @param version the number of writes; 0 for a log that was never stored
 */
public record NoticeLog(
        String kind,
        Optional<Instant> sentAt,
        Optional<Instant> claimedUntil,
        List<StackNotice> waiting,
        List<SentNotice> sentNotices,
        long version) {
    /** The least time between two messages of one kind. Our choice. */
    public static final Duration INTERVAL = Duration.ofDays(1);

    /** Longer than sending a message takes. Our choice. */
    private static final Duration CLAIM = Duration.ofMinutes(2);

    /** A notice has less than 1 KB, and a row up to 400 KB. Our choice. */
    public static final int WAITING_MOST = 250;

    /** A notice that was sent. */
    public record SentNotice(String key, Instant at, Instant until) {}

    public NoticeLog {
        waiting = waiting.stream()
                .sorted(Comparator.comparing(StackNotice::key))
                .limit(WAITING_MOST)
                .toList();
        sentNotices = List.copyOf(sentNotices);
    }

    /** The log of a kind of which nothing was found yet. */
    public static NoticeLog empty(String kind) {
        return new NoticeLog(kind, Optional.empty(), Optional.empty(), List.of(), List.of(), 0);
    }

    /** The log with what a reconciliation found. A notice that was sent lately does not wait again. */
    public NoticeLog with(List<StackNotice> found, Instant now) {
        SortedMap<String, StackNotice> next = new TreeMap<>();
        waiting.forEach(notice -> next.put(notice.key(), notice));
        found.stream().filter(notice -> !wasSent(notice, now)).forEach(notice -> next.put(notice.key(), notice));
        return new NoticeLog(kind, sentAt, claimedUntil, List.copyOf(next.values()), sentNotices, version);
    }

    /** A time that lies further ahead than this program writes it counts as past. */
    private boolean wasSent(StackNotice notice, Instant now) {
        return sentNotices.stream()
                .filter(t -> t.key().equals(notice.key()))
                .anyMatch(t -> isAhead(t.until(), notice.repeatsAfter(), now));
    }

    private static boolean isAhead(Instant end, Duration longest, Instant now) {
        return end.isAfter(now) && !end.minus(longest.multipliedBy(2)).isAfter(now);
    }

    /** Whether a message is to be sent now. */
    public boolean isDue(Instant now) {
        return !waiting.isEmpty()
                && sentAt.filter(at -> isAhead(at.plus(INTERVAL), INTERVAL, now))
                        .isEmpty()
                && claimedUntil.filter(end -> isAhead(end, CLAIM, now)).isEmpty();
    }

    /** The log while one process sends the message. */
    public NoticeLog claimed(Instant now) {
        return new NoticeLog(kind, sentAt, Optional.of(now.plus(CLAIM)), waiting, sentNotices, version);
    }

    /** The log after a message could not be sent: the next reconciliation sends it. */
    public NoticeLog released() {
        return new NoticeLog(kind, sentAt, Optional.empty(), waiting, sentNotices, version);
    }

    /** The log after these notices were sent. Others wait for the next message. */
    public NoticeLog sent(List<StackNotice> notices, Instant now) {
        List<String> keys = notices.stream().map(StackNotice::key).toList();
        List<SentNotice> after = new ArrayList<>(sentNotices.stream()
                .filter(t -> t.until().isAfter(now) && !keys.contains(t.key()))
                .toList());
        notices.forEach(n -> after.add(new SentNotice(n.key(), now, now.plus(n.repeatsAfter()))));
        return new NoticeLog(
                kind,
                Optional.of(now),
                Optional.empty(),
                waiting.stream().filter(n -> !keys.contains(n.key())).toList(),
                after,
                version);
    }

    /** The same log after the number of writes. */
    public NoticeLog stored(long writes) {
        return new NoticeLog(kind, sentAt, claimedUntil, waiting, sentNotices, writes);
    }
}
