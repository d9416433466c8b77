package ecsremediation.plan;

/**
 * A limit that reduced a raise.
 *
 * @param wanted the desired capacity without the limit
 * @param allowed the desired capacity that the limit allows
 */
public record AppliedLimit(Limit limit, int wanted, int allowed) {

    /** The kind of the limit. */
    public enum Limit {
        /** The ceiling tag of the group. */
        CEILING_TAG,
        /** The stack's hard ceiling. */
        HARD_CEILING,
        /** The most units by which one raise may increase desired capacity. */
        STEP_LIMIT,
        /** One instance, after a useless raise. */
        ONE_INSTANCE
    }
}
