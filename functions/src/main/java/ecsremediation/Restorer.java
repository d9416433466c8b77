package ecsremediation;

import ecsremediation.act.GroupReadings;
import ecsremediation.act.Outcome;
import ecsremediation.act.Raiser;
import ecsremediation.act.WriteObstacle;
import ecsremediation.incident.Mode;
import ecsremediation.model.CapacityReadBack;
import ecsremediation.model.CapacityReadBack.ReadBackFinding;
import ecsremediation.model.Observation;
import ecsremediation.plan.ReadBacks;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Settles what the program reads back after its raises: sets a group again that a raise has lowered, or leaves
 * it as it is and reports it. Each raise is settled once.
 */
final class Restorer {
    private final Ports ports;
    private final Policy policy;
    private final Raiser raiser;

    Restorer(Ports ports, Policy policy, InstantSource clock) {
        this.ports = ports;
        this.policy = policy;
        this.raiser = new Raiser(policy.authority(), ports.reader(), ports.locks(), ports.store(), clock);
    }

    /**
     * What this reconciliation settled, to be reported. A finding that is not settled is found again.
     *
     */
    List<CapacityReadBack> settle(Round round, Observation seen) {
        if (!round.mode().isAtLeast(Mode.OBSERVE)) {
            return List.of();
        }
        return ReadBacks.of(seen, policy.limits()).stream()
                .flatMap(found -> settle(round, found, seen).stream())
                .toList();
    }

    private Optional<CapacityReadBack> settle(Round round, CapacityReadBack found, Observation seen) {
        if (!found.isRestore()) {
            return reported(found);
        }
        return round.mode().isAtLeast(Mode.ACT)
                ? restored(found, seen, round.readings())
                : reported(found.unwritten(ReadBackFinding.NOT_ACTING));
    }

    private Optional<CapacityReadBack> restored(CapacityReadBack found, Observation seen, GroupReadings readings) {
        return seen.group(found.group())
                .map(group -> raiser.restore(found, group.writeState(), ports.writer(), readings))
                .flatMap(outcome -> switch (outcome) {
                    case Outcome.Raised _ -> Optional.of(found);
                    case Outcome.Refused refused -> refused(found, refused);
                    case Outcome.AlreadySufficient _, Outcome.Observed _, Outcome.Failed _ -> Optional.empty();
                });
    }

    private Optional<CapacityReadBack> refused(CapacityReadBack found, Outcome.Refused refused) {
        return switch (refused.reason()) {
            case ACCESS_DENIED, INVALID -> reported(found.unwritten(ReadBackFinding.REFUSED));
            case CHANGED -> unwritten(refused.obstacle()).flatMap(finding -> reported(found.unwritten(finding)));
            case LOCKED, NOT_EXECUTED, GONE -> Optional.empty();
        };
    }

    /** Why the group is not restored, to be reported; empty where a later reconciliation decides, or reports, it. */
    private static Optional<ReadBackFinding> unwritten(WriteObstacle obstacle) {
        return switch (obstacle) {
            case WriteObstacle.Paused _ -> Optional.of(ReadBackFinding.PAUSED);
            case WriteObstacle.ModeLowered lowered ->
                lowered.mode().isAtLeast(Mode.OBSERVE) ? Optional.of(ReadBackFinding.NOT_ACTING) : Optional.empty();
            case WriteObstacle.AwsAnswer _,
                    WriteObstacle.LockHeld _,
                    WriteObstacle.LockExpired _,
                    WriteObstacle.Changed _,
                    WriteObstacle.OrdersChanged _,
                    WriteObstacle.Rejected _,
                    WriteObstacle.WrittenBefore _,
                    WriteObstacle.NotReadAgain _ -> Optional.empty();
        };
    }

    private Optional<CapacityReadBack> reported(CapacityReadBack found) {
        return Optional.of(found).filter(ports.store()::claim);
    }
}
