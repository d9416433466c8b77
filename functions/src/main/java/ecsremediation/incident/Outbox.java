package ecsremediation.incident;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The steps of an incident for the event bus. It is stored with the incident, so that a process that dies loses none.
 *
 * @param opened the beginning of the gap that {@link StepKind#OPENED} or {@link StepKind#REOPENED} reports; empty before
 *     the first one, and from the step that reports the end on
 * @param waiting the events that are decided and not known to be on the bus, oldest first, the newest
 *     {@value #WAITING_MOST}
 */
public record Outbox(Optional<Instant> opened, List<StepEvent> waiting) {
    /** Of an incident without steps, and of every incident while the stack has no bus. */
    public static final Outbox EMPTY = new Outbox(Optional.empty(), List.of());

    /** An event has about 1 KB, and a row up to 400 KB. Our choice. */
    static final int WAITING_MOST = 50;

    public Outbox {
        waiting = waiting.stream()
                .skip(Math.max(0, waiting.size() - WAITING_MOST))
                .toList();
    }

    /** The outbox with further events. */
    public Outbox plus(List<StepEvent> more) {
        return new Outbox(
                opened,
                Stream.concat(waiting.stream(), more.stream()).distinct().toList());
    }

    /** The outbox once an event reports the gap that began then. */
    public Outbox reporting(Instant gap) {
        return new Outbox(Optional.of(gap), waiting);
    }

    /** The outbox once an event reports the incident's end. */
    public Outbox ended() {
        return new Outbox(Optional.empty(), waiting);
    }

    /** The outbox without the events that are on the bus and those that are given up. */
    public Outbox after(Collection<String> put, Instant now) {
        return new Outbox(
                opened,
                waiting.stream()
                        .filter(event -> !put.contains(event.id()) && !event.isGivenUp(now))
                        .toList());
    }
}
