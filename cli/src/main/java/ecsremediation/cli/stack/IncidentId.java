package ecsremediation.cli.stack;

import ecsremediation.event.ServiceName;
import ecsremediation.incident.Incident;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which incident is meant.
 *
 * @param openedAt empty for the service's open incident, else its last one
 */
public record IncidentId(String cluster, String service, Optional<Instant> openedAt) {
    /** A look that ends an incident notes it with the time at which it began. */
    private static final Duration AFTER = Duration.ofSeconds(1);

    /** The incident, where the table keeps it. */
    public Optional<Incident> find(Installation stack) {
        ServiceName name = new ServiceName(cluster, service);
        Optional<Incident> open = stack.read(records -> records.open(name)).filter(this::isMeant);
        return open.isPresent() ? open : stack.read(records -> last(records.closed(cluster).stream()));
    }

    /** The looks at its cluster while it was open, as far as they say something of its service. */
    public List<RecordedDecision> looks(Incident incident, Installation stack, int most) {
        Instant to = incident.phase() == Incident.Phase.CLEARED
                ? Installation.lastSeen(incident).plus(AFTER)
                : stack.now().plus(AFTER);
        return stack.read(records -> records.decisions(cluster, incident.openedAt(), to, most)).stream()
                .flatMap(json -> RecordedDecision.of(json, incident.service()).stream())
                .toList();
    }

    private Optional<Incident> last(Stream<Incident> closed) {
        return closed.filter(incident -> incident.service().service().equals(service))
                .filter(this::isMeant)
                .reduce((first, later) -> later);
    }

    private boolean isMeant(Incident incident) {
        return openedAt.isEmpty() || openedAt.get().equals(incident.openedAt());
    }

    @Override
    public String toString() {
        return cluster + "/" + service + openedAt.map(at -> "/" + at).orElse("");
    }
}
