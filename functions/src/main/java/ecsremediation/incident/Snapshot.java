package ecsremediation.incident;

import ecsremediation.event.ServiceName;
import ecsremediation.model.KeyOrder;
import ecsremediation.model.Observation;
import java.util.List;
import java.util.Optional;

/**
 * AWS's state and the stored incidents at one time: all inputs of a decision. The same Snapshot always leads
 * to the same decision. It is stored with every decision, so that the decision can be replayed.
 *
 * @param incidents the open ones of the cluster, by service name
 * @param skipped open incidents of the cluster that this version cannot read
 */
public record Snapshot(Observation observation, List<Incident> incidents, List<SkippedRow> skipped) {
    public Snapshot {
        incidents = KeyOrder.sorted(incidents, Incident::service);
        skipped = List.copyOf(skipped);
    }

    /** A Snapshot in which this version can read all of the cluster's open incidents. */
    public Snapshot(Observation observation, List<Incident> incidents) {
        this(observation, incidents, List.of());
    }

    /** A Snapshot of a cluster without open incidents. */
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

    /** The same incidents with another Observation of the same cluster. */
    public Snapshot with(Observation other) {
        return new Snapshot(other, incidents, skipped);
    }

    /** The same Observation with these open incidents. */
    public Snapshot with(List<Incident> open) {
        return new Snapshot(observation, open, skipped);
    }
}
