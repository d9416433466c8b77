package ecsremediation;

import ecsremediation.act.GroupReadings;
import ecsremediation.act.Mode;
import ecsremediation.act.Outcome;
import ecsremediation.act.Raiser;
import ecsremediation.act.WriteObstacle;
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
        this.raiser = new Raiser(ports.reader(), ports.locks(), ports.store(), clock);
    }

    /**
     * What this reconciliation settled, to be reported. A finding that is not settled is found again.
     *
     * @param readings what this invocation has read of the groups before
     */
    List<CapacityReadBack> settle(Observation seen, GroupReadings readings) {
        if (policy.mode() == Mode.OFF) {
            return List.of();
        }
        return ReadBacks.of(seen, policy.limits()).stream()
                .flatMap(found -> settle(found, seen, readings).stream())
                .toList();
    }

    private Optional<CapacityReadBack> settle(CapacityReadBack found, Observation seen, GroupReadings readings) {
        return switch (found.finding()) {
            case RESTORED ->
                policy.mode() == Mode.ACT
                        ? restored(found, seen, readings)
                        : reported(found.unwritten(ReadBackFinding.NOT_ACTING));
            case AT_CEILING,
                    NO_CEILING,
                    NOT_ACTING,
                    PAUSED,
                    REFUSED,
                    UNANSWERED,
                    RESTORED_BEFORE,
                    OVERRIDDEN,
                    TOO_LATE,
                    AMBIGUOUS,
                    UNEXPLAINED,
                    MAX_UNEXPLAINED -> reported(found);
        };
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
            case CHANGED ->
                refused.obstacle() instanceof WriteObstacle.Paused
                        ? reported(found.unwritten(ReadBackFinding.PAUSED))
                        : Optional.empty();
            case LOCKED, NOT_EXECUTED, GONE -> Optional.empty();
        };
    }

    private Optional<CapacityReadBack> reported(CapacityReadBack found) {
        return Optional.of(found).filter(ports.store()::claim);
    }
}
