package ecsremediation;

import ecsremediation.observe.Incident;
import ecsremediation.observe.Incident.Message;
import ecsremediation.observe.Incident.Milestone;
import ecsremediation.observe.Incident.Phase;
import ecsremediation.report.Digest;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Hands over what incidents have to say. Each keeps its own messages until they are known to be delivered; only here, on
 * their way out, many with the same news become one. So a process that dies loses nobody's news.
 */
final class Tell {
    private final Ports ports;

    Tell(Ports ports) {
        this.ports = ports;
    }

    /**
     * Delivers the unsent messages of incidents of one cluster, as the store keeps them, by service name.
     *
     * @param at the time of the look, for the record
     */
    void deliver(List<Incident> stored, Instant at) {
        stored.stream()
                .collect(Collectors.groupingBy(Tell::headline, TreeMap::new, Collectors.toList()))
                .values()
                .forEach(alike -> deliverAlike(alike, at));
    }

    /** What an incident says; nothing where it is silent, or has more to say than a digest's line. */
    private static String headline(Incident incident) {
        return incident.unsent().size() == 1
                ? incident.unsent().getFirst().entry().headline()
                : "";
    }

    private void deliverAlike(List<Incident> alike, Instant at) {
        boolean together =
                alike.size() >= Digest.FROM && !headline(alike.getFirst()).isEmpty();
        if (!together) {
            alike.forEach(incident -> finish(List.of(incident), incident.unsent(), at));
            return;
        }
        List<Message> all = alike.stream().flatMap(i -> i.unsent().stream()).toList();
        Message digest = Digest.of(alike.getFirst().service().cluster(), all);
        finish(alike, List.of(digest), at);
    }

    /** Sends the messages, then notes with each of the incidents that they are sent. */
    private void finish(List<Incident> incidents, List<Message> messages, Instant at) {
        for (Message message : messages) {
            try {
                ports.notifier().send(message);
            } catch (RuntimeException e) {
                ports.journal().unsent(message, e);
                return;
            }
        }
        List<Milestone> told = messages.stream()
                .map(m -> new Milestone(at, "mailed: " + m.entry().headline()))
                .toList();
        incidents.forEach(incident -> keep(incident.plus(told), incident));
    }

    private void keep(Incident told, Incident before) {
        if (told.phase() == Phase.CLEARED) {
            ports.store().close(told.sending(List.of()));
        } else if (!before.unsent().isEmpty()) {
            ports.store().save(told.sending(List.of()));
        }
    }
}
