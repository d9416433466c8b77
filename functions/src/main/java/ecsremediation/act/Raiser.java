package ecsremediation.act;

import ecsremediation.incident.IncidentStore;
import ecsremediation.incident.Mode;
import ecsremediation.incident.PauseState;
import ecsremediation.model.Capacity;
import ecsremediation.model.CapacityAction;
import ecsremediation.model.CapacityReadBack;
import ecsremediation.model.ClusterReader;
import ecsremediation.model.GroupLocks;
import ecsremediation.model.GroupLocks.Lease;
import ecsremediation.model.WriteState;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Carries out one write: acquires the group's lock, stores the row of the raise or of the restore, reads the
 * mode, the pause and the group with its tags again, compares them with the plan, and writes. If anything has changed
 * since the plan, it does not write; the cluster is then observed and planned again. A call that was surely
 * not carried out is repeated after another reading. The row of a refused write is deleted and counts against
 * no limit. A write without an answer may have been carried out, so its row stays.
 */
public final class Raiser {
    /** Longer than the steps take if every SDK call times out, and shorter than 2 ticks. Our choice. */
    private static final Duration LEASE = Duration.ofSeconds(90);

    private final Mode authority;
    private final ClusterReader reader;
    private final GroupLocks locks;
    private final IncidentStore store;
    private final InstantSource clock;

    /** @param authority the most that the stack permits */
    public Raiser(Mode authority, ClusterReader reader, GroupLocks locks, IncidentStore store, InstantSource clock) {
        this.authority = authority;
        this.reader = reader;
        this.locks = locks;
        this.store = store;
        this.clock = clock;
    }

    /**
     * Raises a group through the writer.
     *
     * @param intent the change and its reasons, as the store keeps them
     * @param observed the group's state that the change was planned for
     * @param readings what this invocation has read so far
     */
    public Outcome raise(CapacityAction intent, WriteState observed, CapacityWriter writer, GroupReadings readings) {
        Outcome outcome =
                carryOut(new PlannedWrite(new PlannedWrite.Action(intent), observed, writer), intent.cause(), readings);
        return outcome instanceof Outcome.Raised
                ? new Outcome.Raised(intent.group(), intent.from(), intent.to(), intent.at())
                : outcome;
    }

    /**
     * Sets a group again that a raise of the program has lowered, once.
     *
     * @param observed the group's state in which it was found
     * @param readings what this invocation has read so far
     */
    public Outcome restore(
            CapacityReadBack intent, WriteState observed, CapacityWriter writer, GroupReadings readings) {
        return carryOut(
                new PlannedWrite(new PlannedWrite.Restore(intent), observed, writer),
                intent.raise().cause(),
                readings);
    }

    private Outcome carryOut(PlannedWrite planned, String cause, GroupReadings readings) {
        String group = planned.group();
        Optional<Lease> lease = acquire(group, cause).or(() -> {
            locks.requeue(group);
            return acquire(group, cause);
        });
        if (lease.isEmpty()) {
            return new Outcome.Refused(group, Outcome.Refused.Reason.LOCKED, new WriteObstacle.LockHeld());
        }
        try {
            return write(planned, lease.get(), readings);
        } finally {
            locks.release(lease.get());
        }
    }

    /**
     * Called once before and once after the requeue mark is written. The first holder may release the lock
     * in between and miss the mark.
     */
    private Optional<Lease> acquire(String group, String cause) {
        return locks.acquire(group, cause, clock.instant(), LEASE);
    }

    /**
     * The row is stored before the last reading, so that nothing lies between that reading and the write. The
     * reading before it spares most changed groups a row that is deleted again. It is left out where it would
     * use the invocation's last reading.
     */
    private Outcome write(PlannedWrite planned, Lease lease, GroupReadings readings) {
        String group = planned.group();
        Optional<Outcome> obstacle = readings.left(group) > 1 ? obstacle(planned, readings) : Optional.empty();
        if (obstacle.isPresent()) {
            return obstacle.get();
        }
        if (!readings.allow(group)) {
            return notRead(group);
        }
        if (!planned.isDryRun() && !planned.row().save(store)) {
            return new Outcome.Refused(group, Outcome.Refused.Reason.LOCKED, new WriteObstacle.WrittenBefore());
        }
        Outcome outcome = attempt(planned, lease, readings);
        while (isUnexecuted(outcome) && readings.allow(group)) {
            outcome = attempt(planned, lease, readings);
        }
        return settled(planned, outcome, readings);
    }

    /**
     * Rejected numbers usually mean that the group changed after the last reading. They are planned again
     * while the invocation may read the group again.
     */
    private Outcome settled(PlannedWrite planned, Outcome outcome, GroupReadings readings) {
        return switch (outcome) {
            case Outcome.Refused refused -> {
                planned.row().delete(store);
                yield refused.reason() == Outcome.Refused.Reason.INVALID && readings.allow(planned.group())
                        ? changed(planned.group(), new WriteObstacle.Rejected(refused.obstacle()))
                        : refused;
            }
            case Outcome.AlreadySufficient _ -> {
                planned.row().delete(store);
                yield outcome;
            }
            case Outcome.Raised _, Outcome.Observed _, Outcome.Failed _ -> outcome;
        };
    }

    /** One reading with one write right after it. */
    private Outcome attempt(PlannedWrite planned, Lease lease, GroupReadings readings) {
        if (!locks.holds(lease, clock.instant())) {
            return lockExpired(planned.group());
        }
        return obstacle(planned, readings)
                .orElseGet(() -> clock.instant().isBefore(lease.until())
                        ? planned.writer().write(planned.change())
                        : lockExpired(planned.group()));
    }

    private static Outcome lockExpired(String group) {
        return new Outcome.Refused(group, Outcome.Refused.Reason.LOCKED, new WriteObstacle.LockExpired());
    }

    /** Reads the mode, the pause and the group. Empty if the write still applies. */
    private Optional<Outcome> obstacle(PlannedWrite planned, GroupReadings readings) {
        String group = planned.group();
        EffectiveMode mode = new EffectiveMode(authority, store.mode());
        if (!mode.isAtLeast(planned.least())) {
            return Optional.of(changed(group, new WriteObstacle.ModeLowered(mode)));
        }
        PauseState pause = store.pause(clock.instant());
        if (!(pause instanceof PauseState.NotPaused)) {
            return Optional.of(changed(group, new WriteObstacle.Paused(pause)));
        }
        readings.count(group);
        return reader.writeState(group).map(now -> obstacle(planned, now)).orElseGet(() -> Optional.of(notRead(group)));
    }

    private static Outcome notRead(String group) {
        return new Outcome.Refused(group, Outcome.Refused.Reason.NOT_EXECUTED, new WriteObstacle.NotReadAgain());
    }

    private static Optional<Outcome> obstacle(PlannedWrite planned, WriteState now) {
        CapacityChange change = planned.change();
        Capacity current = now.capacity();
        if (current.desired() >= change.to().desired()
                && current.max() >= change.to().max()) {
            return Optional.of(new Outcome.AlreadySufficient(change.group(), current));
        }
        if (!current.equals(change.from())) {
            return Optional.of(changed(change.group(), new WriteObstacle.Changed(change.from(), current)));
        }
        return now.hasOrdersOf(planned.observed())
                ? Optional.empty()
                : Optional.of(changed(change.group(), new WriteObstacle.OrdersChanged(planned.observed(), now)));
    }

    private static Outcome changed(String group, WriteObstacle obstacle) {
        return new Outcome.Refused(group, Outcome.Refused.Reason.CHANGED, obstacle);
    }

    private static boolean isUnexecuted(Outcome outcome) {
        return outcome instanceof Outcome.Refused refused && refused.reason() == Outcome.Refused.Reason.NOT_EXECUTED;
    }
}
