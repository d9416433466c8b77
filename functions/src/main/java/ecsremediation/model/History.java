package ecsremediation.model;

import ecsremediation.event.ServiceName;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What we remember from earlier looks, read together with the cluster so that a decision can be replayed from
 * the Observation alone.
 *
 * @param incidents open ones of this cluster, by service name
 * @param actions ours on these groups within the last 24 hours, oldest first
 */
public record History(
        List<Incident> incidents,
        List<CapacityAction> actions,
        List<KnownInstanceSize> sizes,
        List<BootTimes> bootTimes) {
    /** Nothing remembered: the first look of all. */
    public static final History EMPTY = new History(List.of(), List.of(), List.of(), List.of());

    public History {
        incidents = KeyOrder.sorted(incidents, Incident::service);
        actions = List.copyOf(actions);
        sizes = List.copyOf(sizes);
        bootTimes = List.copyOf(bootTimes);
    }

    /**
     * How long an instance of the group may take from the start of its launch to its registration: learned
     * from the group's boots, else {@link Timeouts#BOOT}.
     */
    public Duration bootLimit(String group) {
        return bootTimes.stream()
                .filter(t -> t.group().equals(group))
                .flatMap(t -> t.limit().stream())
                .max(Comparator.naturalOrder())
                .orElse(Timeouts.BOOT);
    }

    /** The open incident of a service, where there is one. */
    public Optional<Incident> incident(ServiceName service) {
        return KeyOrder.find(incidents, Incident::service, service);
    }

    /** The same with these open incidents. */
    public History with(List<Incident> open) {
        return new History(open, actions, sizes, bootTimes);
    }
}
