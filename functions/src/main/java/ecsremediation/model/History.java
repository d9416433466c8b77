package ecsremediation.model;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/**
 * What earlier reconciliations did and learned. It is loaded together with the cluster.
 *
 * @param actions the program's raises of these groups within the last 24 hours, oldest first
 */
public record History(List<CapacityAction> actions, List<KnownInstanceSize> sizes, List<BootTimes> bootTimes) {
    /** The history before the first action and the first sample. */
    public static final History EMPTY = new History(List.of(), List.of(), List.of());

    public History {
        actions = List.copyOf(actions);
        sizes = List.copyOf(sizes);
        bootTimes = List.copyOf(bootTimes);
    }

    /**
     * The longest time that an instance of the group may take from the start of its launch to its
     * registration: {@link BootTimes#limit} of the group, or {@link Timeouts#BOOT} where too few boots are
     * known.
     */
    public Duration bootLimit(String group) {
        return bootTimes.stream()
                .filter(t -> t.group().equals(group))
                .flatMap(t -> t.limit().stream())
                .max(Comparator.naturalOrder())
                .orElse(Timeouts.BOOT);
    }
}
