package ecsremediation.simulator.ecs;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A service's event list. A message that was written already is left out until its cause is resolved or six hours have
 * passed.
 */
public final class ServiceLog {
    /** [ECS guide, service event messages]. */
    private static final Duration REPEAT_AFTER = Duration.ofHours(6);
    /** [ECS guide, service event messages]. */
    private static final int MOST = 100;

    private final List<LogEntry> entries = new ArrayList<>();
    private final Map<String, Instant> lastWritten = new HashMap<>();

    ServiceLog() {}

    /** Newest first. */
    List<LogEntry> entries() {
        return List.copyOf(entries);
    }

    /** Writes the message unless it would repeat an unresolved one. @return whether it was written */
    boolean write(LogEntry entry) {
        Instant last = lastWritten.get(entry.message());
        if (last != null && entry.at().isBefore(last.plus(REPEAT_AFTER))) {
            return false;
        }
        lastWritten.put(entry.message(), entry.at());
        entries.addFirst(entry);
        if (entries.size() > MOST) {
            entries.removeLast();
        }
        return true;
    }

    /** The cause of every message with this fragment is gone: the next one is news again. */
    void resolved(String fragment) {
        lastWritten.keySet().removeIf(m -> m.contains(fragment));
    }

    /** One event of a service. */
    public record LogEntry(String id, Instant at, String message) {}
}
