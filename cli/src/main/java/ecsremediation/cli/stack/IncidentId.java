package ecsremediation.cli.stack;

import ecsremediation.event.ServiceName;
import ecsremediation.incident.Incident;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Identifies an incident.
 *
 * @param cluster short name of the cluster
 * @param service short name of the service
 * @param time when the incident was opened, in ISO 8601, or the beginning of that text: the open or else the latest
 *     incident of the service that fits. Empty for any
 */
public record IncidentId(String cluster, String service, Optional<String> time) {
    /** Makes the query include the record of the reconciliation that ended the incident. */
    private static final Duration MARGIN = Duration.ofSeconds(1);

    /** Reads the incident from the table; empty if it is not stored. */
    public Optional<Incident> find(Installation stack) {
        ServiceName name = new ServiceName(cluster, service);
        Optional<Incident> open = stack.read(records -> records.open(name)).filter(this::matches);
        return open.isPresent() ? open : stack.read(records -> last(records.closed(cluster).stream()));
    }

    /**
     * The decisions about the incident's service while the incident was open, oldest first.
     * Records that cannot be read are left out.
     *
     * @param most the largest number of decision records of the cluster to read
     */
    public List<RecordedDecision> decisions(Incident incident, Installation stack, int most) {
        Instant to = incident.phase() == Incident.Phase.CLEARED
                ? Installation.lastSeen(incident).plus(MARGIN)
                : stack.now().plus(MARGIN);
        return stack.read(records -> records.decisions(cluster, incident.openedAt(), to, most)).stream()
                .filter(RecordedDecision::isReadable)
                .flatMap(json -> RecordedDecision.of(json, incident.service()).stream())
                .toList();
    }

    private Optional<Incident> last(Stream<Incident> closed) {
        return closed.filter(incident -> incident.service().service().equals(service))
                .filter(this::matches)
                .reduce((first, later) -> later);
    }

    private boolean matches(Incident incident) {
        return time.isEmpty() || incident.openedAt().toString().startsWith(time.get());
    }

    @Override
    public String toString() {
        return cluster + "/" + service + time.map(at -> "/" + at).orElse("");
    }
}
