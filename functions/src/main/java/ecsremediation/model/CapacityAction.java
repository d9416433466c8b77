package ecsremediation.model;

import ecsremediation.event.ServiceName;
import java.time.Instant;
import java.util.List;

/**
 * One raise that we made, or set out to make, on a group. Kept before the write, so that a raise is never forgotten, and
 * taken back where the write was refused. One whose process died in between counts against the limits, made or not.
 *
 * @param at when we set out to write; with the group, the action's identity
 * @param cause the id of the trigger that led to it
 * @param services for which it was made
 */
public record CapacityAction(
        String group, Instant at, Capacity from, Capacity to, String cause, List<ServiceName> services) {
    public CapacityAction {
        services = List.copyOf(services);
    }
}
