package ecsremediation.simulator.logs;

import ecsremediation.simulator.engine.EventLoop;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * CloudWatch Logs. A log group exists from its first event on. Every method is one step under the world's lock.
 */
public final class CloudWatchLogs {
    private final EventLoop eventLoop;
    private final Map<String, LogGroup> groups = new TreeMap<>();
    private long events;

    public CloudWatchLogs(EventLoop eventLoop) {
        this.eventLoop = eventLoop;
    }

    /** All log groups, by name. */
    public Collection<LogGroup> groups() {
        return eventLoop.locked(() -> List.copyOf(groups.values()));
    }

    /** The log group of that name; empty if there is none. */
    public Optional<LogGroup> group(String name) {
        return eventLoop.locked(() -> Optional.ofNullable(groups.get(name)));
    }

    /**
     * Writes an event.
     *
     * @param target its log group and log stream
     * @param text its message, made when it is read
     */
    public void put(LogTarget target, Instant timestamp, Supplier<String> text) {
        eventLoop.run(() -> {
            events++;
            groups.computeIfAbsent(target.group(), name -> created(target))
                    .add(new LoggedEvent(events, timestamp, eventLoop.now(), target.stream(), text));
        });
    }

    private LogGroup created(LogTarget target) {
        String arn = eventLoop.account().arn("logs", "log-group:" + target.group());
        return new LogGroup(target.group(), arn, eventLoop.now(), target.retentionDays());
    }

    /**
     * Where an event goes.
     *
     * @param retentionDays the retention of the group if this event is its first, 1 or more
     */
    public record LogTarget(String group, String stream, int retentionDays) {}
}
