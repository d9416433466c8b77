package ecsremediation.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How far the reconciliation of every cluster has come. Ticks share it: each continues where the others
 * are.
 *
 * @param next when the next sweep is due; empty before the first one
 * @param reconciled by cluster: when a tick last began to reconcile it
 */
public record Sweep(Optional<Instant> next, SortedMap<String, Instant> reconciled) {
    public Sweep {
        reconciled = Collections.unmodifiableSortedMap(new TreeMap<>(reconciled));
    }

    public boolean isDue(Instant now) {
        return next.map(at -> !now.isBefore(at)).orElse(true);
    }

    /**
     * When the sweep of that time began.
     *
     * @param interval the time from the beginning of a sweep until the next one is due
     */
    public Instant begun(Instant now, Duration interval) {
        return isDue(now) ? now : next.orElse(now).minus(interval);
    }

    /** When a tick last began to reconcile the cluster; {@link Instant#MIN} if none did. */
    public Instant lastReconciliation(String cluster) {
        return reconciled.getOrDefault(cluster, Instant.MIN);
    }
}
