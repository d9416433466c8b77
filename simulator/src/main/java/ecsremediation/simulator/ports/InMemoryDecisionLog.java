package ecsremediation.simulator.ports;

import ecsremediation.model.DecisionLog;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** SavedDecision records of one process, in the order in which they were saved. */
public final class InMemoryDecisionLog implements DecisionLog {
    private final List<SavedDecision> saved = new ArrayList<>();

    @Override
    public synchronized void keep(String cluster, Instant at, String id, String json) {
        saved.add(new SavedDecision(cluster, at, id, json));
    }

    /** All decision records, oldest first. */
    public synchronized List<SavedDecision> decisions() {
        return List.copyOf(saved);
    }

    /** One record. */
    public record SavedDecision(String cluster, Instant at, String id, String json) {}
}
