package ecsremediation.act;

import ecsremediation.model.Capacity;
import java.time.Instant;

/** What became of one planned change of a group. */
public sealed interface Outcome {

    /** The Auto Scaling group. */
    String group();

    /**
     * The group was raised.
     *
     * @param at the time under which the action is remembered
     */
    record Raised(String group, Capacity from, Capacity to, Instant at) implements Outcome {}

    /** Somebody was faster: the group already has what we would have set. */
    record AlreadySufficient(String group, Capacity current) implements Outcome {}

    /**
     * Not written, for a reason that trying again at once does not remove.
     *
     * @param reason which rule refused it
     * @param obstacle what kept it from being written
     */
    record Refused(String group, Reason reason, WriteObstacle obstacle) implements Outcome {
        /** Who refused. */
        public enum Reason {
            /** Another process works on the group; it was asked to reconcile again. */
            LOCKED,
            /** The group changed after the Observation was taken. */
            CHANGED,
            /** IAM said no. */
            ACCESS_DENIED,
            /** EC2 Auto Scaling did not accept the numbers. */
            INVALID,
            /** The group is gone. */
            GONE
        }
    }

    /** Dry run: this would have been written. */
    record Observed(String group, Capacity from, Capacity to) implements Outcome {}

    /**
     * AWS did not answer, or answered with a fault of its own.
     *
     * @param retryable whether a later try may succeed
     */
    record Failed(String group, boolean retryable, WriteObstacle obstacle) implements Outcome {}
}
