package ecsremediation.simulator.planted;

import ecsremediation.event.ServiceName;
import ecsremediation.incident.Incident;
import ecsremediation.incident.IncidentStore;
import java.util.Optional;

/** The planted fault "no memory over a recovery": the store does not find an incident that has ended. */
public final class NoEndedIncidents extends StoreDouble {
    public NoEndedIncidents(IncidentStore store) {
        super(store);
    }

    @Override
    public Optional<Incident> closed(ServiceName service) {
        return Optional.empty();
    }
}
