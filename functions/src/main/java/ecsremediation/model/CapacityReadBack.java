package ecsremediation.model;

import java.time.Instant;

/**
 * What the program read back after one of its raises that overrode another actor, or may have: that actor had
 * changed the group between the program's last reading and its write. A raise has at most one. The program
 * stores it before it sets the group again, so that this happens once.
 *
 * @param at when the reconciliation that found it began
 * @param before desired capacity before the raise was written; max in case of {@link ReadBackFinding#MAX_UNEXPLAINED}
 * @param now the group's size when it was found
 * @param to the size that the program sets; the same as {@code now} where it writes nothing
 */
public record CapacityReadBack(
        CapacityAction raise, Instant at, ReadBackFinding finding, int before, Capacity now, Capacity to) {

    /** The Auto Scaling group's name. */
    public String group() {
        return raise.group();
    }

    /** The write that sets the group again, in the form of a raise. */
    public CapacityAction restore() {
        return new CapacityAction(group(), at, now, to, raise.cause(), raise.services());
    }

    /** Whether the program set the group again, or tried to. */
    public boolean isRestore() {
        return finding == ReadBackFinding.RESTORED;
    }

    /** The same where nothing is written, for that reason. */
    public CapacityReadBack unwritten(ReadBackFinding why) {
        return new CapacityReadBack(raise, at, why, before, now, now);
    }

    /** What was found, and what follows. Stored by name. */
    public enum ReadBackFinding {
        /** The raise lowered desired, and the program sets it higher again. */
        RESTORED,
        /** The raise lowered desired, and the ceiling or max permits no more than the group has. */
        AT_CEILING,
        /** The raise lowered desired, and the group has no valid ceiling tag now. */
        NO_CEILING,
        /** The raise lowered desired, and the stack's or the group's mode is not act now. */
        NOT_ACTING,
        /** The raise lowered desired, and the stack is paused. */
        PAUSED,
        /** The raise lowered desired, and EC2 Auto Scaling or IAM refused to set it higher again. */
        REFUSED,
        /** The raise lowered desired, and the call that sets it higher again had no answer. */
        UNANSWERED,
        /** Setting it higher again lowered desired, and that is done only once. */
        RESTORED_BEFORE,
        /** Another actor lowered desired right before the raise, and the raise set it higher. */
        OVERRIDDEN,
        /** The raise lowered desired, and that was found too late. */
        TOO_LATE,
        /** Several requests lowered desired to the same size, and one of them may be the raise. */
        AMBIGUOUS,
        /** Another actor raised the group when the raise was written, and no activity shows what lowered it. */
        UNEXPLAINED,
        /** Another actor set a higher max when the raise was written, and the group has the raise's max. */
        MAX_UNEXPLAINED;

        /** Whether it is about max, not about desired. */
        public boolean isOfMax() {
            return this == MAX_UNEXPLAINED;
        }
    }
}
