package ecsremediation.simulator.ecs;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A service's events. ECS leaves out a repeated message until its cause is resolved or 6 hours have passed. */
public final class ServiceLog {
    /** [ECS guide, service event messages]. */
    private static final Duration REPEAT_AFTER = Duration.ofHours(6);
    /** [ECS guide, service event messages]. */
    private static final int MOST = 100;

    private final List<Entry> entries = new ArrayList<>();
    private final Map<String, Instant> lastWritten = new HashMap<>();

    ServiceLog() {}

    /** The events, newest first. */
    List<Entry> entries() {
        return List.copyOf(entries);
    }

    /** Writes the message unless it repeats an unresolved one. @return whether it was written */
    boolean write(Entry entry) {
        Instant last = lastWritten.get(entry.message());
        if (last != null && entry.at().isBefore(last.plus(REPEAT_AFTER))) {
            return false;
        }
        lastWritten.put(entry.message(), entry.at());
        append(entry);
        return true;
    }

    /** Writes a message that cannot repeat another one, because it names tasks. */
    void append(Entry entry) {
        entries.addFirst(entry);
        if (entries.size() > MOST) {
            entries.removeLast();
        }
    }

    /** Marks messages with this fragment as resolved. The next such message is written again. */
    void resolved(String fragment) {
        lastWritten.keySet().removeIf(m -> m.contains(fragment));
    }

    /** One event of a service. */
    public record Entry(String id, Instant at, String message) {}
}
