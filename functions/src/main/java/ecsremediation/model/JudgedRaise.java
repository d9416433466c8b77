package ecsremediation.model;

import ecsremediation.event.ServiceName;
import java.time.Instant;
import java.util.Collections;
import java.util.List;

/**
 * What a raise brought and for whom it was useless, once that is certain. It is stored beside the raise, so that it
 * outlives the incident and the instances.
 *
 * @param raisedAt with the group, the raise's identity
 * @param useless the services of the raise that it did not help, by name; empty if it was useful
 * @param brought by id
 * @param launched what the group launched from then
 */
public record JudgedRaise(
        String group,
        Instant raisedAt,
        Instant judgedAt,
        List<ServiceName> useless,
        List<BroughtInstance> brought,
        LaunchSource launched) {
    public JudgedRaise {
        useless = useless.stream().sorted().toList();
        brought = List.copyOf(brought);
    }

    /** Whether the raise was for the service and did not help it. */
    public boolean wasUselessFor(ServiceName service) {
        return Collections.binarySearch(useless, service) >= 0;
    }

    /** Whether this is about that raise. */
    public boolean isOf(CapacityAction raise) {
        return raise.group().equals(group) && raise.at().equals(raisedAt);
    }
}
