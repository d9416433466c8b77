package ecsremediation;

import ecsremediation.incident.Incident;
import ecsremediation.incident.Incident.Message;
import ecsremediation.incident.Incident.Phase;
import ecsremediation.incident.TimelineEvent;
import ecsremediation.report.Digest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Sends the pending messages of incidents. Each incident stores its own messages until they are delivered.
 * Messages that share a digest are joined only when they are sent. So a process that dies loses no
 * message.
 */
final class NotificationDispatcher {
    private final Ports ports;

    NotificationDispatcher(Ports ports) {
        this.ports = ports;
    }

    /**
     * Sends the pending messages of one cluster's incidents, as the store has them, by service name.
     * Before it sends the next message of an incident, it stores that the previous one was sent. Then it
     * ends the incidents that have ended. One that the store cannot end holds up no message of another.
     *
     * @param at time of the reconciliation, for the timeline
     * @throws RuntimeException the first failure of the store, after every message was tried
     */
    void deliver(List<Incident> stored, Instant at) {
        List<RuntimeException> failures = new ArrayList<>();
        deliver(stored.stream().filter(i -> !i.pending().isEmpty()).toList(), at, failures);
        stored.stream()
                .filter(i -> i.pending().isEmpty() && i.phase() == Phase.CLEARED)
                .forEach(i -> isEnded(i, failures));
        for (RuntimeException failure : failures) {
            throw failure;
        }
    }

    private void deliver(List<Incident> withMessages, Instant at, List<RuntimeException> failures) {
        List<Incident> rest = withMessages.stream()
                .collect(Collectors.groupingBy(i -> first(i).sentAs(), LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .flatMap(together -> deliverTogether(together, at, failures).stream())
                .toList();
        if (!rest.isEmpty()) {
            deliver(rest, at, failures);
        }
    }

    private static Message first(Incident incident) {
        return incident.pending().getFirst();
    }

    /**
     * Sends the first pending message of incidents that share it.
     *
     * @return those incidents that have further messages
     */
    private List<Incident> deliverTogether(List<Incident> together, Instant at, List<RuntimeException> failures) {
        Message message = message(together);
        if (!isHandedOver(message)) {
            return List.of();
        }
        return together.stream()
                .flatMap(incident -> keep(noted(incident, at), failures).stream())
                .filter(kept -> !kept.pending().isEmpty())
                .toList();
    }

    private static Message message(List<Incident> together) {
        List<Message> messages =
                together.stream().map(NotificationDispatcher::first).toList();
        String cluster = together.getFirst().service().cluster();
        return messages.getFirst()
                .digest()
                .map(id -> Digest.of(cluster, id, messages))
                .orElse(messages.getFirst());
    }

    private boolean isHandedOver(Message message) {
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
    private Optional<Incident> keep(Incident sent, List<RuntimeException> failures) {
        boolean over = sent.phase() == Phase.CLEARED && sent.pending().isEmpty();
        return over && isEnded(sent, failures)
                ? Optional.empty()
                : ports.store().save(sent);
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
