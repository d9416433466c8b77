package ecsremediation.cli.stack;

import ecsremediation.act.EffectiveMode;
import ecsremediation.aws.DynamoDbRecords;
import ecsremediation.incident.Mode;
import ecsremediation.incident.ModeState;
import ecsremediation.model.Timeouts;
import java.time.Instant;
import java.util.Optional;

/**
 * How much a deployed stack may do.
 *
 * @param authority the most that its parameter permitted at the last sweep; empty before the first one
 * @param sweep when that sweep began
 * @param ordered what the table says
 */
public record StackMode(Optional<Mode> authority, Optional<Instant> sweep, ModeState ordered) {

    /** Reads the table. */
    public static StackMode of(Installation stack) {
        return new StackMode(
                stack.read(DynamoDbRecords::authority),
                stack.read(DynamoDbRecords::nextSweep).map(next -> next.minus(Timeouts.SWEEP_DUE)),
                stack.ordered());
    }

    /** The mode now, if the parameter has not changed since; empty before the first sweep. */
    public Optional<EffectiveMode> effective() {
        return authority.map(most -> new EffectiveMode(most, ordered));
    }
}
