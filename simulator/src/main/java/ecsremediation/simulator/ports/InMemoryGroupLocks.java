package ecsremediation.simulator.ports;

import ecsremediation.model.GroupLocks;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Group locks of one process, with leases and tokens like those of the DynamoDB locks. */
public final class InMemoryGroupLocks implements GroupLocks {
    private final Map<String, Lease> leases = new HashMap<>();
    private final Map<String, Long> tokens = new HashMap<>();
    private final Set<String> marks = new HashSet<>();

    @Override
    public synchronized Optional<Lease> acquire(String group, String holder, Instant now, Duration lease) {
        Lease held = leases.get(group);
        if (held != null && now.isBefore(held.until())) {
            return Optional.empty();
        }
        Lease fresh = new Lease(group, holder, tokens.merge(group, 1L, Long::sum), now.plus(lease));
        leases.put(group, fresh);
        return Optional.of(fresh);
    }

    @Override
    public synchronized boolean holds(Lease lease, Instant now) {
        return lease.equals(leases.get(lease.group())) && now.isBefore(lease.until());
    }

    @Override
    public synchronized void release(Lease lease) {
        leases.remove(lease.group(), lease);
    }

    @Override
    public synchronized void requeue(String group) {
        marks.add(group);
    }

    @Override
    public synchronized boolean takeRequeue(String group) {
        return marks.remove(group);
    }

    /** The holder of the group's lock at that time; empty if the lock is free or expired. */
    public synchronized Optional<Lease> holder(String group, Instant now) {
        return Optional.ofNullable(leases.get(group)).filter(held -> now.isBefore(held.until()));
    }
}
