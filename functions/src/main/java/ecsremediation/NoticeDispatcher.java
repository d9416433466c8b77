package ecsremediation;

import ecsremediation.incident.NoticeLog;
import ecsremediation.incident.StackMessage;
import ecsremediation.incident.StackNotice;
import ecsremediation.incident.StepEvent;
import ecsremediation.report.StackNoticeEvent;
import ecsremediation.report.StackNoticeText;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Sends stack notices. Reconciliations of several clusters and processes share the log of a kind: what they find waits
 * there, and the process that claims the log sends all of it in one message.
 */
final class NoticeDispatcher {
    /** The most attempts to store that a message was sent. After that it may be sent once more. Our choice. */
    private static final int ATTEMPTS = 5;

    private final Ports ports;
    private final Policy policy;
    private final StepDispatcher steps;

    NoticeDispatcher(Ports ports, Policy policy) {
        this.ports = ports;
        this.policy = policy;
        this.steps = new StepDispatcher(ports);
    }

    /**
     * Sends what a reconciliation found wrong with the stack, or leaves it for the next message of its kind.
     *
     * @return whether nothing is left that the next call should try again: a message or an event that was refused
     */
    boolean deliver(List<StackNotice> found, Instant now) {
        return found.stream()
                .collect(Collectors.groupingBy(StackNotice::kind, TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(alike -> deliver(alike.getKey(), alike.getValue(), now))
                .reduce(true, Boolean::logicalAnd);
    }

    /** Puts again the events that the bus refused, also of notices that no longer hold. */
    void putRefused(Instant now) {
        if (ports.steps().hasBus()) {
            for (String kind : StackNotice.kinds()) {
                NoticeLog log = ports.store().notices(kind, now);
                if (!log.outbox().isEmpty()) {
                    put(log, now);
                }
            }
        }
    }

    private boolean deliver(String kind, List<StackNotice> found, Instant now) {
        NoticeLog before = ports.store().notices(kind, now);
        NoticeLog seen = before.with(found, now);
        if (seen.isDue(now)) {
            return ports.store()
                    .save(seen.claimed(now), now)
                    .map(claimed -> send(claimed, now))
                    .orElse(true);
        }
        if (!seen.outbox().isEmpty()) {
            return put(seen, now);
        }
        if (!seen.equals(before)) {
            ports.store().save(seen, now);
        }
        return true;
    }

    private boolean send(NoticeLog claimed, Instant now) {
        StackMessage message = StackNoticeText.of(claimed, policy.stack());
        try {
            ports.notifier().send(message);
        } catch (RuntimeException why) {
            ports.journal().notSent(message, why);
            ports.store().save(claimed.released(), now);
            return false;
        }
        return keepSent(claimed, message, now)
                .filter(log -> !log.outbox().isEmpty())
                .map(log -> put(log, now))
                .orElse(true);
    }

    /** Another process may have added a notice meanwhile. */
    private Optional<NoticeLog> keepSent(NoticeLog claimed, StackMessage message, Instant now) {
        Optional<NoticeLog> stored = Optional.empty();
        for (int attempt = 0; attempt < ATTEMPTS && stored.isEmpty(); attempt++) {
            NoticeLog latest = attempt == 0 ? claimed : ports.store().notices(claimed.kind(), now);
            stored = ports.store().save(withEvent(latest.sent(claimed.waiting(), now), claimed, message, now), now);
        }
        return stored;
    }

    private NoticeLog withEvent(NoticeLog log, NoticeLog claimed, StackMessage message, Instant now) {
        if (!ports.steps().hasBus()) {
            return log;
        }
        StepEvent event = StackNoticeEvent.of(message, claimed.waiting(), policy.stack(), now);
        return log.withOutbox(
                Stream.concat(log.outbox().stream(), Stream.of(event)).toList());
    }

    /** Puts the events of the log, and stores those that the bus did not take, as long as they are tried. */
    private boolean put(NoticeLog log, Instant now) {
        SortedSet<String> taken = steps.taken(log.outbox());
        List<StepEvent> left = log.outbox().stream()
                .filter(event -> !taken.contains(event.id()) && !event.isGivenUp(now))
                .toList();
        ports.store().save(log.withOutbox(left), now);
        return left.isEmpty();
    }
}
