package ecsremediation.plan;

/**
 * A limit that cut a plan.
 *
 * @param wanted the desired capacity that would have been needed
 * @param allowed the desired capacity that the limit leaves
 */
public record AppliedLimit(Limit limit, int wanted, int allowed) {

    /** Which limit bit. */
    public enum Limit {
        /** The ceiling tag on the group. */
        CEILING_TAG,
        /** The stack's hard ceiling. */
        HARD_CEILING,
        /** The most one action may add. */
        STEP_LIMIT
    }
}
