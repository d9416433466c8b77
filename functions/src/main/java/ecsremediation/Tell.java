package ecsremediation;

import ecsremediation.observe.Incident;
import ecsremediation.observe.Incident.Message;
import ecsremediation.observe.Incident.Milestone;
import ecsremediation.observe.Incident.Phase;
import ecsremediation.report.Digest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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
        if (together) {
            deliverTogether(alike, at);
        } else {
            alike.forEach(incident -> deliverOneByOne(incident, at));
        }
    }

    private void deliverTogether(List<Incident> alike, Instant at) {
        List<Message> all = alike.stream().flatMap(i -> i.unsent().stream()).toList();
        Message digest = Digest.of(alike.getFirst().service().cluster(), all);
        if (isHandedOver(digest)) {
            alike.forEach(incident -> keep(noted(incident, digest, List.of(), at)));
        }
    }

    /** Notes each message as sent before it sends the next. */
    private void deliverOneByOne(Incident stored, Instant at) {
        if (stored.unsent().isEmpty()) {
            end(stored);
            return;
        }
        Message first = stored.unsent().getFirst();
        if (isHandedOver(first)) {
            List<Message> rest = stored.unsent().stream().skip(1).toList();
            keep(noted(stored, first, rest, at))
                    .filter(kept -> !kept.unsent().isEmpty())
                    .ifPresent(kept -> deliverOneByOne(kept, at));
        }
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

    private static Incident noted(Incident incident, Message sent, List<Message> rest, Instant at) {
        return incident.plus(List.of(new Milestone(at, "mailed: " + sent.entry().headline())))
                .sending(rest);
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
