package ecsremediation;

import ecsremediation.event.ServiceName;
import ecsremediation.incident.Incident;
import ecsremediation.incident.Outbox;
import ecsremediation.incident.StepEvent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Puts the steps of incidents on the event bus. Each incident stores its steps until the bus has them, or until they are
 * given up. So a process that dies loses none, and one that dies after the bus took them puts them again, with the same
 * ids.
 */
final class StepDispatcher {
    private final Ports ports;

    StepDispatcher(Ports ports) {
        this.ports = ports;
    }

    /**
     * Puts the steps of all these incidents, and stores which are left.
     *
     * @param open by service. An incident that another process stored since is removed; any other becomes the one that the
     *     store has. One that is over then is not stored: the caller ends it
     */
    void put(SortedMap<ServiceName, Incident> open, Instant now) {
        List<StepEvent> all = open.values().stream()
                .flatMap(incident -> incident.outbox().waiting().stream())
                .toList();
        if (all.isEmpty()) {
            return;
        }
        SortedSet<String> taken = taken(all);
        for (Incident incident : List.copyOf(open.values())) {
            Outbox left = incident.outbox().after(taken, now);
            if (!left.equals(incident.outbox())) {
                keep(incident.withOutbox(left))
                        .ifPresentOrElse(kept -> open.put(kept.service(), kept), () -> open.remove(incident.service()));
            }
        }
    }

    private Optional<Incident> keep(Incident incident) {
        boolean isOver = incident.phase() == Incident.Phase.CLEARED
                && incident.pending().isEmpty()
                && incident.outbox().waiting().isEmpty();
        return isOver ? Optional.of(incident) : ports.store().save(incident);
    }

    /** The ids of those that the bus took. */
    SortedSet<String> taken(List<StepEvent> events) {
        SortedMap<String, String> refused = ports.steps().put(events);
        if (!refused.isEmpty()) {
            ports.journal().notPut(refused);
        }
        return events.stream()
                .map(StepEvent::id)
                .filter(id -> !refused.containsKey(id))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
