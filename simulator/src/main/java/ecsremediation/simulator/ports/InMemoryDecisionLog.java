package ecsremediation.simulator.ports;

import ecsremediation.model.DecisionLog;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** SavedDecision records of one process, in the order in which they were saved. */
public final class InMemoryDecisionLog implements DecisionLog {
    private final List<Supplier<SavedDecision>> saved = new ArrayList<>();

    @Override
    public synchronized void keep(String cluster, Instant at, String id, Supplier<String> json) {
        saved.add(() -> new SavedDecision(cluster, at, id, json.get()));
    }

    /** All decision records, oldest first. */
    public synchronized List<SavedDecision> decisions() {
        return saved.stream().map(Supplier::get).toList();
    }

    /** One record. */
    public record SavedDecision(String cluster, Instant at, String id, String json) {}
}
