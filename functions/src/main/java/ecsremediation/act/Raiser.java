package ecsremediation.act;

import ecsremediation.incident.IncidentStore;
import ecsremediation.incident.PauseState;
import ecsremediation.model.Capacity;
import ecsremediation.model.CapacityAction;
import ecsremediation.model.ClusterReader;
import ecsremediation.model.GroupLocks;
import ecsremediation.model.GroupLocks.Lease;
import ecsremediation.model.WriteState;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Carries out one raise: acquires the group's lock, stores the action, reads the pause and the group with
 * its tags again, compares them with the plan, and writes. If anything has changed since the plan, it does
 * not write; the next reconciliation plans again. A call that was surely not carried out is repeated after
 * another reading. A refused action is deleted and counts against no limit. An action without an answer
 * may have been carried out, so it stays stored.
 */
public final class Raiser {
    /** Longer than the steps take if every SDK call times out, and shorter than 2 ticks. Our choice. */
    private static final Duration LEASE = Duration.ofSeconds(90);

    /**
     * The most readings of the group before the next tick, which are one before the action is stored and
     * one for each attempt. Our choice.
     */
    private static final int READINGS = 3;

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
     * @param observed the group's state that the change was planned for
     */
    public Outcome raise(CapacityAction intent, WriteState observed, CapacityWriter writer) {
        String group = intent.group();
        Optional<Lease> lease = acquire(intent).or(() -> {
            locks.requeue(group);
            return acquire(intent);
        });
        if (lease.isEmpty()) {
            return new Outcome.Refused(group, Outcome.Refused.Reason.LOCKED, new WriteObstacle.LockHeld());
        }
        try {
            return write(new Raise(intent, observed, writer), lease.get());
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

    /**
     * The action is stored before the last reading, so that nothing lies between that reading and the
     * write. The reading before it spares most changed groups an action that is deleted again.
     */
    private Outcome write(Raise raise, Lease lease) {
        Optional<Outcome> obstacle = obstacle(raise);
        if (obstacle.isPresent()) {
            return obstacle.get();
        }
        if (!(raise.writer() instanceof ObservingWriter)) {
            store.save(raise.intent());
        }
        Outcome outcome = attempt(raise, lease);
        for (int reading = 2; reading < READINGS && isUnexecuted(outcome); reading++) {
            outcome = attempt(raise, lease);
        }
        return settled(raise, outcome);
    }

    private Outcome settled(Raise raise, Outcome outcome) {
        CapacityAction intent = raise.intent();
        return switch (outcome) {
            case Outcome.Raised _ -> new Outcome.Raised(intent.group(), intent.from(), intent.to(), intent.at());
            case Outcome.Refused refused -> {
                store.delete(intent);
                yield refused.reason() == Outcome.Refused.Reason.INVALID
                        ? obstacle(raise).filter(o -> !isUnexecuted(o)).orElse(refused)
                        : refused;
            }
            case Outcome.AlreadySufficient _ -> {
                store.delete(intent);
                yield outcome;
            }
            case Outcome.Observed _, Outcome.Failed _ -> outcome;
        };
    }

    /** One reading with one write right after it. */
    private Outcome attempt(Raise raise, Lease lease) {
        CapacityAction intent = raise.intent();
        if (!locks.holds(lease, clock.instant())) {
            return lockExpired(intent.group());
        }
        return obstacle(raise)
                .orElseGet(() -> clock.instant().isBefore(lease.until())
                        ? raise.writer().write(new CapacityChange(intent.group(), intent.from(), intent.to()))
                        : lockExpired(intent.group()));
    }

    private static Outcome lockExpired(String group) {
        return new Outcome.Refused(group, Outcome.Refused.Reason.LOCKED, new WriteObstacle.LockExpired());
    }

    /** Reads the pause and the group. Empty if the raise still applies. */
    private Optional<Outcome> obstacle(Raise raise) {
        String group = raise.intent().group();
        if (!(store.pause(clock.instant()) instanceof PauseState.NotPaused)) {
            return Optional.of(changed(group, new WriteObstacle.Paused()));
        }
        return reader.writeState(group)
                .map(now -> obstacle(raise, now))
                .orElseGet(() -> Optional.of(new Outcome.Refused(
                        group, Outcome.Refused.Reason.NOT_EXECUTED, new WriteObstacle.NotReadAgain())));
    }

    private static Optional<Outcome> obstacle(Raise raise, WriteState now) {
        CapacityAction intent = raise.intent();
        Capacity current = now.capacity();
        if (current.desired() >= intent.to().desired()
                && current.max() >= intent.to().max()) {
            return Optional.of(new Outcome.AlreadySufficient(intent.group(), current));
        }
        if (!current.equals(intent.from())) {
            return Optional.of(changed(intent.group(), new WriteObstacle.Changed(intent.from(), current)));
        }
        return now.hasOrdersOf(raise.observed())
                ? Optional.empty()
                : Optional.of(changed(intent.group(), new WriteObstacle.OrdersChanged(raise.observed(), now)));
    }

    private static Outcome changed(String group, WriteObstacle obstacle) {
        return new Outcome.Refused(group, Outcome.Refused.Reason.CHANGED, obstacle);
    }

    private static boolean isUnexecuted(Outcome outcome) {
        return outcome instanceof Outcome.Refused refused && refused.reason() == Outcome.Refused.Reason.NOT_EXECUTED;
    }

    /**
     * A raise under way.
     *
     * @param observed the group's state that it was planned for
     */
    private record Raise(CapacityAction intent, WriteState observed, CapacityWriter writer) {}
}
