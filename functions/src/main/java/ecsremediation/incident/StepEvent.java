package ecsremediation.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A step as an event for the bus, rendered (docs/events.md).
 *
 * @param id the same in every delivery, so that receivers can recognise a repeated one
 * @param at when the reconciliation that decided it began
 * @param resources ARNs of the cluster, the service and the group, as far as they are known
 * @param detail the event's detail, a JSON object
 */
public record StepEvent(String id, Instant at, StepKind step, List<String> resources, String detail) {
    /** How long an event that the bus did not take is tried again. Receivers would act on the past. Our choice. */
    public static final Duration TRIED = Duration.ofHours(1);

    /** The source of every event of the program. It never changes. */
    public static final String SOURCE = "ecs.remediation";

    public StepEvent {
        resources = List.copyOf(resources);
    }

    /** Whether it is tried no more. A time that lies further ahead than this program writes it counts as past. */
    public boolean isGivenUp(Instant now) {
        return Duration.between(at, now).abs().compareTo(TRIED) > 0;
    }
}
