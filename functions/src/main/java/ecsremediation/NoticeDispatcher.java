package ecsremediation;

import ecsremediation.incident.NoticeLog;
import ecsremediation.incident.StackMessage;
import ecsremediation.incident.StackNotice;
import ecsremediation.report.StackNoticeText;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Sends stack notices. Reconciliations of several clusters and processes share the log of a kind: what they find waits
 * there, and the process that claims the log sends all of it in one message.
 */
final class NoticeDispatcher {
    /** The most attempts to store that a message was sent. After that it may be sent once more. Our choice. */
    private static final int ATTEMPTS = 5;

    private final Ports ports;
    private final Policy policy;

    NoticeDispatcher(Ports ports, Policy policy) {
        this.ports = ports;
        this.policy = policy;
    }

    /** Sends what a reconciliation found wrong with the stack, or leaves it for the next message of its kind. */
    void deliver(List<StackNotice> found, Instant now) {
        found.stream()
                .collect(Collectors.groupingBy(StackNotice::kind, TreeMap::new, Collectors.toList()))
                .forEach((kind, alike) -> deliver(kind, alike, now));
    }

    private void deliver(String kind, List<StackNotice> found, Instant now) {
        NoticeLog before = ports.store().notices(kind, now);
        NoticeLog seen = before.with(found, now);
        if (seen.isDue(now)) {
            ports.store().save(seen.claimed(now), now).ifPresent(claimed -> send(claimed, now));
        } else if (!seen.equals(before)) {
            ports.store().save(seen, now);
        }
    }

    private void send(NoticeLog claimed, Instant now) {
        StackMessage message = StackNoticeText.of(claimed, policy.stack());
        try {
            ports.notifier().send(message);
        } catch (RuntimeException why) {
            ports.journal().notSent(message, why);
            ports.store().save(claimed.released(), now);
            return;
        }
        keepSent(claimed, now);
    }

    /** Another process may have added a notice meanwhile. */
    private void keepSent(NoticeLog claimed, Instant now) {
        Optional<NoticeLog> stored = ports.store().save(claimed.sent(claimed.waiting(), now), now);
        for (int attempt = 1; attempt < ATTEMPTS && stored.isEmpty(); attempt++) {
            NoticeLog latest = ports.store().notices(claimed.kind(), now);
            stored = ports.store().save(latest.sent(claimed.waiting(), now), now);
        }
    }
}
