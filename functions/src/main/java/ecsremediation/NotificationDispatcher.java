package ecsremediation;

import ecsremediation.model.Incident;
import ecsremediation.model.Incident.Message;
import ecsremediation.model.Incident.Milestone;
import ecsremediation.model.Incident.Phase;
import ecsremediation.report.Digest;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Hands over what incidents have to say. Each keeps its own messages until they are known to be delivered; only here, on
 * their way out, those that share a digest become one. So a process that dies loses nobody's news.
 */
final class NotificationDispatcher {
    private final Ports ports;

    NotificationDispatcher(Ports ports) {
        this.ports = ports;
    }

    /**
     * Delivers the unsent messages of incidents of one cluster, as the store keeps them, by service name. Each message is
     * noted as sent before the next one of its incident is sent.
     *
     * @param at time of the look, for the record
     */
    void deliver(List<Incident> stored, Instant at) {
        Map<Boolean, List<Incident>> speaking = stored.stream()
                .collect(Collectors.partitioningBy(i -> !i.unsent().isEmpty()));
        speaking.getOrDefault(false, List.of()).forEach(this::end);
        List<Incident> rest = speaking.getOrDefault(true, List.of()).stream()
                .collect(Collectors.groupingBy(i -> first(i).toldAs(), LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .flatMap(together -> deliverTogether(together, at).stream())
                .toList();
        if (!rest.isEmpty()) {
            deliver(rest, at);
        }
    }

    private static Message first(Incident incident) {
        return incident.unsent().getFirst();
    }

    /** Delivers the first message of incidents that share it. @return those of them that have more to say */
    private List<Incident> deliverTogether(List<Incident> together, Instant at) {
        Message message = message(together);
        if (!isHandedOver(message)) {
            return List.of();
        }
        return together.stream()
                .flatMap(incident -> keep(noted(incident, message, at)).stream())
                .filter(kept -> !kept.unsent().isEmpty())
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
            ports.journal().unsent(message, e);
            return false;
        }
    }

    private static Incident noted(Incident incident, Message sent, Instant at) {
        return incident.plus(List.of(new Milestone(at, "mailed: " + sent.entry().headline())))
                .sending(incident.unsent().stream().skip(1).toList());
    }

    /** The incident as it is stored from now on; empty where it has ended, or somebody else moved it. */
    private Optional<Incident> keep(Incident told) {
        if (told.phase() == Phase.CLEARED && told.unsent().isEmpty()) {
            end(told);
            return Optional.empty();
        }
        return ports.store().save(told);
    }

    private void end(Incident incident) {
        if (incident.phase() == Phase.CLEARED) {
            ports.store().close(incident);
        }
    }
}
