package ecsremediation.simulator.planted;

import ecsremediation.incident.Incident;
import ecsremediation.incident.Incident.Phase;
import ecsremediation.incident.IncidentStore;
import java.util.Optional;

/**
 * The planted fault "outbox blocks the next incident": an ended incident with an unsent message cannot be reopened.
 */
public final class BlockingOutbox extends StoreDouble {
    public BlockingOutbox(IncidentStore store) {
        super(store);
    }

    @Override
    public Optional<Incident> save(Incident incident) {
        boolean isBlocked = store.find(incident.service())
                .filter(stored ->
                        stored.phase() == Phase.CLEARED && !stored.pending().isEmpty())
                .filter(_ -> incident.phase() != Phase.CLEARED)
                .isPresent();
        return isBlocked ? Optional.empty() : store.save(incident);
    }
}
