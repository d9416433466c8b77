package ecsremediation.model;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Allows one writer for each Auto Scaling group, across processes. A lock expires, so that a process that
 * ended without releasing it blocks the group only until then.
 */
public interface GroupLocks {

    /**
     * Takes the group's lock if it is free or has expired.
     *
     * @param holder the process that asks, for the record
     * @param lease the longest time that the process may keep the lock
     * @return the lease; empty while another process holds the lock
     */
    Optional<Lease> acquire(String group, String holder, Instant now, Duration lease);

    /** Whether the lease is still valid. Callers must ask immediately before the write. */
    boolean holds(Lease lease, Instant now);

    /** Releases the lock. Has no effect on a lease that has expired or that another process took over. */
    void release(Lease lease);

    /**
     * Asks the lock's holder for another reconciliation, because something may have changed that the holder
     * did not read.
     */
    void requeue(String group);

    /**
     * Clears the request of {@link #requeue}.
     *
     * @return whether there was one
     */
    boolean takeRequeue(String group);

    /** Locks that could not be read since the last call. Each was replaced by one that ends. */
    default List<UnreadableRow> takeUnreadable() {
        return List.of();
    }

    /**
     * A lock that a process holds.
     *
     * @param token increases with every holder of this group's lock; a smaller one has expired
     */
    record Lease(String group, String holder, long token, Instant until) {}
}
