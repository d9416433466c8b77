package ecsremediation.incident;

import java.util.List;

/**
 * The open incidents that the store has.
 *
 * @param incidents those that this version can read, by service name
 * @param skipped those that it cannot, by service name
 */
public record LoadedIncidents(List<Incident> incidents, List<SkippedRow> skipped) {
    public LoadedIncidents {
        incidents = List.copyOf(incidents);
        skipped = List.copyOf(skipped);
    }

    /** Whether no incident is open, readable or not. */
    public boolean isEmpty() {
        return incidents.isEmpty() && skipped.isEmpty();
    }
}
