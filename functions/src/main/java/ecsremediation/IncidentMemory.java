package ecsremediation;

import ecsremediation.event.ServiceName;
import ecsremediation.incident.Incident;
import ecsremediation.incident.IncidentStore;
import java.time.Instant;
import java.util.Optional;

/** Finds the ended incident that a service's new gap continues. */
final class IncidentMemory {
    private final IncidentStore store;

    IncidentMemory(IncidentStore store) {
        this.store = store;
    }

    /** The incident, reopened and not stored yet. Empty if the gap begins a new one. */
    Optional<Incident> of(ServiceName service, Instant now) {
        return store.closed(service)
                .filter(ended -> ended.continuesAt(now))
                .map(ended -> ended.reopened(now).stored(0));
    }
}
