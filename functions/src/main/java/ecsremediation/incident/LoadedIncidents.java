package ecsremediation.incident;

import java.util.List;

/**
 * A cluster's open incidents in the store.
 *
 * @param incidents those that this version can read, by service name
 * @param skipped those that it cannot read, by service name
 */
public record LoadedIncidents(List<Incident> incidents, List<SkippedRow> skipped) {
    public LoadedIncidents {
        incidents = List.copyOf(incidents);
        skipped = List.copyOf(skipped);
    }

    /** Whether no incident is open, neither a readable nor an unreadable one. */
    public boolean isEmpty() {
        return incidents.isEmpty() && skipped.isEmpty();
    }
}
