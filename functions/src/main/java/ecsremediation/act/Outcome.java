package ecsremediation.act;

import ecsremediation.model.Capacity;
import java.time.Instant;

/** The result of one planned change of a group. */
public sealed interface Outcome {

    /** The Auto Scaling group's name. */
    String group();

    /**
     * The group was raised.
     *
     * @param at the time under which the action is stored
     */
    record Raised(String group, Capacity from, Capacity to, Instant at) implements Outcome {}

    /** The group already has the planned size or more. */
    record AlreadySufficient(String group, Capacity current) implements Outcome {}

    /**
     * The change was not written, and an immediate retry would not help.
     *
     * @param reason the rule that refused it
     * @param obstacle why it was not written
     */
    record Refused(String group, Reason reason, WriteObstacle obstacle) implements Outcome {
        /** The rule that refused the change. */
        public enum Reason {
            /**
             * Another process works on the group; its reconciliation was requeued. Also if this process's
             * lock expired.
             */
            LOCKED,
            /** The group, its tags or the stack's pause changed after the Observation was taken. Planned again. */
            CHANGED,
            /** AWS throttled the call, or the call did not reach it, or none was made because of that. */
            NOT_EXECUTED,
            /** IAM denied the call. */
            ACCESS_DENIED,
            /** EC2 Auto Scaling rejected the numbers. */
            INVALID,
            /** The group no longer exists. */
            GONE
        }
    }

    /** Dry run: the change that would have been written. */
    record Observed(String group, Capacity from, Capacity to) implements Outcome {}

    /**
     * AWS did not answer, or reported a fault of its own.
     *
     * @param retryable whether a later attempt may succeed
     */
    record Failed(String group, boolean retryable, WriteObstacle obstacle) implements Outcome {}
}
