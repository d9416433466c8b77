package ecsremediation.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** One writer per Auto Scaling group, across processes. A lock ends by itself, so that a dead holder blocks nobody for long. */
public interface GroupLocks {

    /**
     * Takes the group's lock if it is free or has run out.
     *
     * @param holder who asks, for the record
     * @param lease how long the lock holds at most
     * @return the lease; empty while somebody else holds it
     */
    Optional<Lease> acquire(String group, String holder, Instant now, Duration lease);

    /** Whether the lease is still the valid one. To be asked directly before the one write. */
    boolean holds(Lease lease, Instant now);

    /** Gives the lock back. A lease that has run out or was taken over is left alone. */
    void release(Lease lease);

    /** Leaves a mark for the holder to reconcile once more: something may have changed that it has not seen. */
    void requeue(String group);

    /** Takes the mark away. @return whether there was one */
    boolean takeRequeue(String group);

    /**
     * A lock that is held.
     *
     * @param token counts up with every holder of this group's lock: a smaller one is out of date
     */
    record Lease(String group, String holder, long token, Instant until) {}
}
