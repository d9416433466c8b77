package ecsremediation;

import ecsremediation.event.ServiceName;
import ecsremediation.incident.Incident;
import ecsremediation.incident.Incident.Phase;
import ecsremediation.incident.IncidentMessage;
import ecsremediation.incident.TimelineEvent;
import ecsremediation.report.Digest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Sends the pending messages of incidents. Each incident stores its own messages until they are delivered.
 * Messages that share a digest are joined only when they are sent. So a process that dies loses no
 * message.
 */
final class NotificationDispatcher {
    private final Ports ports;
    private final StepDispatcher steps;

    NotificationDispatcher(Ports ports) {
        this.ports = ports;
        this.steps = new StepDispatcher(ports);
    }

    /**
     * Sends the pending messages of one cluster's incidents, as the store has them, by service name.
     * Before it sends the next message of an incident, it stores that the previous one was sent. Then it puts the
     * incidents' steps on the event bus, and ends the incidents that have ended. One that the store cannot end holds up
     * no message of another.
     *
     * @param at time of the reconciliation, for the timeline
     * @throws RuntimeException the first failure of the store, after every message was tried
     */
    void deliver(List<Incident> stored, Instant at) {
        List<RuntimeException> failures = new ArrayList<>();
        SortedMap<ServiceName, Incident> open = new TreeMap<>();
        stored.forEach(incident -> open.put(incident.service(), incident));
        deliver(stored.stream().filter(i -> !i.pending().isEmpty()).toList(), at, new Progress(open, failures));
        steps.put(open, at);
        open.values().stream().filter(NotificationDispatcher::isOver).forEach(i -> isEnded(i, failures));
        for (RuntimeException failure : failures) {
            throw failure;
        }
    }

    /**
     * How far one call has come.
     *
     * @param open the incidents that are not ended and that no other process has stored since, by service
     */
    private record Progress(SortedMap<ServiceName, Incident> open, List<RuntimeException> failures) {}

    private void deliver(List<Incident> withMessages, Instant at, Progress progress) {
        List<Incident> rest = withMessages.stream()
                .collect(Collectors.groupingBy(i -> first(i).sentAs(), LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .flatMap(together -> deliverTogether(together, at, progress).stream())
                .toList();
        if (!rest.isEmpty()) {
            deliver(rest, at, progress);
        }
    }

    /** Whether it has ended and nothing of it waits to be sent. */
    private static boolean isOver(Incident incident) {
        return incident.phase() == Phase.CLEARED
                && incident.pending().isEmpty()
                && incident.outbox().waiting().isEmpty();
    }

    private static IncidentMessage first(Incident incident) {
        return incident.pending().getFirst();
    }

    /**
     * Sends the first pending message of incidents that share it.
     *
     * @return those incidents that have further messages
     */
    private List<Incident> deliverTogether(List<Incident> together, Instant at, Progress progress) {
        IncidentMessage message = message(together);
        if (!isHandedOver(message)) {
            return List.of();
        }
        return together.stream()
                .flatMap(incident -> keep(noted(incident, at), progress).stream())
                .filter(kept -> !kept.pending().isEmpty())
                .toList();
    }

    private static IncidentMessage message(List<Incident> together) {
        List<IncidentMessage> messages =
                together.stream().map(NotificationDispatcher::first).toList();
        String cluster = together.getFirst().service().cluster();
        return messages.getFirst()
                .digest()
                .map(id -> Digest.of(cluster, id, messages))
                .orElse(messages.getFirst());
    }

    private boolean isHandedOver(IncidentMessage message) {
        try {
            ports.notifier().send(message);
            return true;
        } catch (RuntimeException e) {
            ports.journal().notSent(message, e);
            return false;
        }
    }

    private static Incident noted(Incident incident, Instant at) {
        TimelineEvent sent = new TimelineEvent.Notified(at, first(incident).key(), incident.mainCause());
        return incident.plus(List.of(sent))
                .withPending(incident.pending().stream().skip(1).toList());
    }

    /**
     * Ends or stores the incident. If the store cannot end it, it stores that the message was sent, so that the
     * next reconciliation does not send it again.
     *
     * @return the stored incident; empty if it has ended, or if another process stored it first
     */
    private Optional<Incident> keep(Incident sent, Progress progress) {
        Optional<Incident> kept = isOver(sent) && isEnded(sent, progress.failures())
                ? Optional.empty()
                : ports.store().save(sent);
        kept.ifPresentOrElse(
                incident -> progress.open().put(incident.service(), incident),
                () -> progress.open().remove(sent.service()));
        return kept;
    }

    private boolean isEnded(Incident incident, List<RuntimeException> failures) {
        try {
            ports.store().close(incident);
            return true;
        } catch (RuntimeException failure) {
            failures.add(failure);
            return false;
        }
    }
}
