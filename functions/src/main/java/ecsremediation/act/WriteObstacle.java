package ecsremediation.act;

import ecsremediation.model.Capacity;

/** What kept a group from being written. */
public sealed interface WriteObstacle {

    /** AWS refused it, or did not answer. */
    record AwsAnswer(String words) implements WriteObstacle {}

    /** Another process holds the group's lock. */
    record LockHeld() implements WriteObstacle {}

    /** The group's lock expired before the write. */
    record LockExpired() implements WriteObstacle {}

    /** The group changed between the Observation and the write. */
    record Changed(Capacity observed, Capacity now) implements WriteObstacle {}

    /** The group could not be read again before the write. */
    record NotReadAgain() implements WriteObstacle {}
}
