package ecsremediation.incident;

import ecsremediation.event.ServiceName;
import ecsremediation.model.KeyOrder;
import ecsremediation.model.Observation;
import java.util.List;
import java.util.Optional;

/**
 * What AWS shows and what is remembered, at one moment: everything that a decision rests on. The same Snapshot leads to the
 * same decision, always; that is why it is kept with every decision.
 *
 * @param incidents the open ones of the cluster, by service name
 * @param skipped open incidents of the cluster that this version cannot read
 */
public record Snapshot(Observation observation, List<Incident> incidents, List<SkippedRow> skipped) {
    public Snapshot {
        incidents = KeyOrder.sorted(incidents, Incident::service);
        skipped = List.copyOf(skipped);
    }

    /** What AWS shows, with all of the cluster's open incidents. */
    public Snapshot(Observation observation, List<Incident> incidents) {
        this(observation, incidents, List.of());
    }

    /** What AWS shows of a cluster that has no open incident. */
    public Snapshot(Observation observation) {
        this(observation, List.of());
    }

    /** The open incident of a service. */
    public Optional<Incident> incident(ServiceName service) {
        return KeyOrder.find(incidents, Incident::service, service);
    }

    /** The open incident of a service that this version cannot read. */
    public Optional<SkippedRow> skipped(ServiceName service) {
        return skipped.stream().filter(s -> s.service().equals(service)).findFirst();
    }

    /** The same memory beside another view of the same cluster. */
    public Snapshot with(Observation other) {
        return new Snapshot(other, incidents, skipped);
    }

    /** The same view beside these open incidents. */
    public Snapshot with(List<Incident> open) {
        return new Snapshot(observation, open, skipped);
    }
}
