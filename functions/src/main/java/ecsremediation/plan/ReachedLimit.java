package ecsremediation.plan;

/**
 * A limit that a group has reached.
 *
 * @param value as it is set: the most that max may be, or for a step limit the most that one raise may add
 */
public record ReachedLimit(AppliedLimit.Limit limit, int value) {}
