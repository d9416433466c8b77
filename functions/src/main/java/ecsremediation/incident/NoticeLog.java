package ecsremediation.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which stack notices of one kind wait for a message and which were sent. One process at a time claims the message.
 * A claim ends by itself, so that a process that died does not keep the message back.
 *
 * @param kind {@link StackNotice#kind}
 * @param sentAt when the last message was sent; empty before the first one
 * @param claimedUntil when the claim of the process that sends the next message ends; empty if none does
 * @param waiting notices for the next message, by key, at most {@value #WAITING_MOST}
 * @param found when each waiting notice was found last, to within {@link #REFRESHED}; a notice that is missing from it
 *     waits no longer than until the next reconciliation that finds something of its kind
 * @param sentNotices when each notice was sent last, as long as it is not to be sent again
 * @param outbox events about sent notices that are not known to be on the event bus
 * @param version the number of writes; 0 for a log that was never stored
 */
public record NoticeLog(
        String kind,
        Optional<Instant> sentAt,
        Optional<Instant> claimedUntil,
        List<StackNotice> waiting,
        List<FoundNotice> found,
        List<SentNotice> sentNotices,
        List<StepEvent> outbox,
        long version) {
    /** The least time between two messages of one kind. Our choice. */
    public static final Duration INTERVAL = Duration.ofDays(1);

    /** Longer than sending a message takes. Our choice. */
    private static final Duration CLAIM = Duration.ofMinutes(2);

    /** A notice has less than 1 KB, and a row up to 400 KB. Our choice. */
    public static final int WAITING_MOST = 250;

    /**
     * A notice that {@link StackNotice#isFoundAgain every sweep finds again} has ended once none found it for this time,
     * 12 sweeps: an operator or an owner removed its cause. A sweep of many clusters may take several ticks. Our choice.
     */
    static final Duration ENDED_AFTER = Duration.ofHours(1);

    /** How old the time of a find may be before the next find is stored as well. Our choice. */
    static final Duration REFRESHED = Duration.ofMinutes(10);

    /** A notice that waits for a message. */
    public record FoundNotice(String key, Instant at) {}

    /** A notice that was sent. */
    public record SentNotice(String key, Instant at, Instant until) {}

    public NoticeLog {
        waiting = waiting.stream()
                .sorted(Comparator.comparing(StackNotice::key))
                .limit(WAITING_MOST)
                .toList();
        found = kept(found, waiting);
        sentNotices = List.copyOf(sentNotices);
        outbox = List.copyOf(outbox);
    }

    /** The log of a kind of which nothing was found yet. */
    public static NoticeLog empty(String kind) {
        return new NoticeLog(kind, Optional.empty(), Optional.empty(), List.of(), List.of(), List.of(), List.of(), 0);
    }

    private static List<FoundNotice> kept(List<FoundNotice> found, List<StackNotice> waiting) {
        Set<String> keys = waiting.stream().map(StackNotice::key).collect(Collectors.toCollection(TreeSet::new));
        return found.stream().filter(f -> keys.contains(f.key())).toList();
    }

    /**
     * The log with what a reconciliation found. A notice that was sent lately does not wait again, and one that has ended
     * waits no longer.
     */
    public NoticeLog with(List<StackNotice> now, Instant at) {
        SortedMap<String, StackNotice> next = new TreeMap<>();
        SortedMap<String, Instant> times = new TreeMap<>();
        found.forEach(f -> times.put(f.key(), f.at()));
        waiting.stream()
                .filter(notice -> !notice.isFoundAgain() || isFresh(times.get(notice.key()), ENDED_AFTER, at))
                .forEach(notice -> next.put(notice.key(), notice));
        now.stream().filter(notice -> !wasSent(notice, at)).forEach(notice -> {
            next.put(notice.key(), notice);
            if (!isFresh(times.get(notice.key()), REFRESHED, at)) {
                times.put(notice.key(), at);
            }
        });
        List<FoundNotice> stamped = new ArrayList<>();
        times.forEach((key, time) -> stamped.add(new FoundNotice(key, time)));
        return new NoticeLog(
                kind, sentAt, claimedUntil, List.copyOf(next.values()), stamped, sentNotices, outbox, version);
    }

    /** Whether the time is known and at most that long ago. One further ahead than this program writes it is not. */
    private static boolean isFresh(@Nullable Instant time, Duration age, Instant now) {
        return time != null && Duration.between(time, now).abs().compareTo(age) < 0;
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
        return new NoticeLog(kind, sentAt, Optional.of(now.plus(CLAIM)), waiting, found, sentNotices, outbox, version);
    }

    /** The log after a message could not be sent: the next reconciliation sends it. */
    public NoticeLog released() {
        return new NoticeLog(kind, sentAt, Optional.empty(), waiting, found, sentNotices, outbox, version);
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
                found,
                after,
                outbox,
                version);
    }

    /** The same log with these events for the bus. */
    public NoticeLog withOutbox(List<StepEvent> events) {
        return new NoticeLog(kind, sentAt, claimedUntil, waiting, found, sentNotices, events, version);
    }

    /** The same log after the number of writes. */
    public NoticeLog stored(long writes) {
        return new NoticeLog(kind, sentAt, claimedUntil, waiting, found, sentNotices, outbox, writes);
    }
}
