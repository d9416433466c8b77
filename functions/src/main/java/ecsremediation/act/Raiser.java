package ecsremediation.act;

import ecsremediation.incident.IncidentStore;
import ecsremediation.model.Capacity;
import ecsremediation.model.CapacityAction;
import ecsremediation.model.ClusterReader;
import ecsremediation.model.GroupLocks;
import ecsremediation.model.GroupLocks.Lease;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Carries out one raise: acquires the group's lock, reads the group again, compares it with the plan,
 * stores the action, and writes. If the group has changed since the plan, it does not write; the next
 * reconciliation plans again. A refused action is deleted and counts against no limit. An action without
 * an answer may have been carried out, so it stays stored.
 */
public final class Raiser {
    /** Longer than the steps take if every SDK call times out, and shorter than 2 ticks. Our choice. */
    private static final Duration LEASE = Duration.ofSeconds(90);

    private final ClusterReader reader;
    private final GroupLocks locks;
    private final IncidentStore store;
    private final InstantSource clock;

    public Raiser(ClusterReader reader, GroupLocks locks, IncidentStore store, InstantSource clock) {
        this.reader = reader;
        this.locks = locks;
        this.store = store;
        this.clock = clock;
    }

    /**
     * Carries out one change through the writer.
     *
     * @param intent the change and its reasons, as the store keeps them
     */
    public Outcome raise(CapacityAction intent, CapacityWriter writer) {
        String group = intent.group();
        Optional<Lease> lease = acquire(intent).or(() -> {
            locks.requeue(group);
            return acquire(intent);
        });
        if (lease.isEmpty()) {
            return new Outcome.Refused(group, Outcome.Refused.Reason.LOCKED, new WriteObstacle.LockHeld());
        }
        try {
            return writeIfUnchanged(intent, writer, lease.get());
        } finally {
            locks.release(lease.get());
        }
    }

    /**
     * Called once before and once after the requeue mark is written. The first holder may release the lock
     * in between and miss the mark.
     */
    private Optional<Lease> acquire(CapacityAction intent) {
        return locks.acquire(intent.group(), intent.cause(), clock.instant(), LEASE);
    }

    private Outcome writeIfUnchanged(CapacityAction intent, CapacityWriter writer, Lease lease) {
        Optional<Capacity> current = reader.capacity(intent.group());
        if (current.isEmpty()) {
            return new Outcome.Failed(intent.group(), true, new WriteObstacle.NotReadAgain());
        }
        return switch (compare(current.get(), intent)) {
            case SUFFICIENT -> new Outcome.AlreadySufficient(intent.group(), current.get());
            case CHANGED ->
                new Outcome.Refused(
                        intent.group(),
                        Outcome.Refused.Reason.CHANGED,
                        new WriteObstacle.Changed(intent.from(), current.get()));
            case UNCHANGED -> write(intent, writer, lease);
        };
    }

    private Outcome write(CapacityAction intent, CapacityWriter writer, Lease lease) {
        if (!(writer instanceof ObservingWriter)) {
            store.save(intent);
        }
        Outcome outcome = writeIfHeld(intent, writer, lease);
        return switch (outcome) {
            case Outcome.Raised _ -> new Outcome.Raised(intent.group(), intent.from(), intent.to(), intent.at());
            case Outcome.Refused _ -> {
                store.delete(intent);
                yield outcome;
            }
            case Outcome.AlreadySufficient _, Outcome.Observed _, Outcome.Failed _ -> outcome;
        };
    }

    private Outcome writeIfHeld(CapacityAction intent, CapacityWriter writer, Lease lease) {
        return locks.holds(lease, clock.instant())
                ? writer.write(new CapacityChange(intent.group(), intent.from(), intent.to()))
                : new Outcome.Refused(intent.group(), Outcome.Refused.Reason.LOCKED, new WriteObstacle.LockExpired());
    }

    private static Comparison compare(Capacity current, CapacityAction intent) {
        if (current.desired() >= intent.to().desired()
                && current.max() >= intent.to().max()) {
            return Comparison.SUFFICIENT;
        }
        return current.equals(intent.from()) ? Comparison.UNCHANGED : Comparison.CHANGED;
    }

    private enum Comparison {
        SUFFICIENT,
        CHANGED,
        UNCHANGED
    }
}
