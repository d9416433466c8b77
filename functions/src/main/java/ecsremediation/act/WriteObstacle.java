package ecsremediation.act;

import ecsremediation.incident.PauseState;
import ecsremediation.model.Capacity;
import ecsremediation.model.WriteState;

/** Why a group was not written. */
public sealed interface WriteObstacle {

    /**
     * AWS refused the call, or did not answer.
     *
     * @param words AWS's message, or the network error
     */
    record AwsAnswer(String words) implements WriteObstacle {}

    /** Another process holds the group's lock. */
    record LockHeld() implements WriteObstacle {}

    /** The group's lock expired before the write. */
    record LockExpired() implements WriteObstacle {}

    /** The group changed between the Observation and the write. */
    record Changed(Capacity observed, Capacity now) implements WriteObstacle {}

    /** The group's owner changed its ceiling or mode tag between the Observation and the write. */
    record OrdersChanged(WriteState observed, WriteState now) implements WriteObstacle {}

    /**
     * The stack was paused between the decision and the write.
     *
     * @param pause as it was read before the write; not {@link PauseState.NotPaused}
     */
    record Paused(PauseState pause) implements WriteObstacle {}

    /**
     * The mode permits the write no more.
     *
     * @param mode as it was read before the write
     */
    record ModeLowered(EffectiveMode mode) implements WriteObstacle {}

    /**
     * EC2 Auto Scaling rejected the numbers. Another actor may have cut max after the last reading.
     *
     * @param answer its words
     */
    record Rejected(WriteObstacle answer) implements WriteObstacle {}

    /** Another process does this write, or did it before. */
    record WrittenBefore() implements WriteObstacle {}

    /** The group was not read again before the write. */
    record NotReadAgain() implements WriteObstacle {}
}
