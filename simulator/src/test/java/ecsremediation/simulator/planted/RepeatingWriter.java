package ecsremediation.simulator.planted;

import ecsremediation.act.CapacityChange;
import ecsremediation.act.CapacityWriter;
import ecsremediation.act.Outcome;
import java.util.Optional;

/**
 * The planted fault "SDK repeats the write": a throttled write is sent once more without another reading, after
 * others had time to change the group.
 */
public final class RepeatingWriter implements CapacityWriter {
    private final CapacityWriter writer;
    private final Runnable meanwhile;

    /** @param meanwhile what happens between the throttled call and its repetition */
    public RepeatingWriter(CapacityWriter writer, Runnable meanwhile) {
        this.writer = writer;
        this.meanwhile = meanwhile;
    }

    @Override
    public Outcome write(CapacityChange change) {
        Outcome first = writer.write(change);
        return Optional.of(first)
                .filter(RepeatingWriter::isThrottled)
                .map(_ -> {
                    meanwhile.run();
                    return writer.write(change);
                })
                .orElse(first);
    }

    private static boolean isThrottled(Outcome outcome) {
        return outcome instanceof Outcome.Refused refused && refused.reason() == Outcome.Refused.Reason.NOT_EXECUTED;
    }
}
