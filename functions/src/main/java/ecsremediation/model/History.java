package ecsremediation.model;

import java.util.List;

/**
 * What earlier reconciliations did and learned, read together with the cluster.
 *
 * @param actions ours on these groups within the last 24 hours, oldest first
 */
public record History(List<CapacityAction> actions, List<KnownInstanceSize> sizes, List<BootTimes> bootTimes) {
    /** Nothing was done or learned yet. */
    public static final History EMPTY = new History(List.of(), List.of(), List.of());

    public History {
        actions = List.copyOf(actions);
        sizes = List.copyOf(sizes);
        bootTimes = List.copyOf(bootTimes);
    }
}
