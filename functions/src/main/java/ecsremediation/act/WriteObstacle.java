package ecsremediation.act;

import ecsremediation.model.Capacity;

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

    /** The group was not read again before the write. */
    record NotReadAgain() implements WriteObstacle {}
}
