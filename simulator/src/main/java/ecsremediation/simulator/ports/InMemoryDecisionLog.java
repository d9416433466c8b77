package ecsremediation.simulator.ports;

import ecsremediation.model.DecisionLog;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Decision records of one process, in the order in which they were kept. */
public final class InMemoryDecisionLog implements DecisionLog {
    private final List<Decision> kept = new ArrayList<>();

    @Override
    public synchronized void keep(String cluster, Instant at, String id, String json) {
        kept.add(new Decision(cluster, at, id, json));
    }

    /** Everything kept so far, oldest first. */
    public synchronized List<Decision> decisions() {
        return List.copyOf(kept);
    }

    /** One record. */
    public record Decision(String cluster, Instant at, String id, String json) {}
}
