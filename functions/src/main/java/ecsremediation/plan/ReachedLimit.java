package ecsremediation.plan;

/**
 * A limit at which a group stands.
 *
 * @param value the limit as it was set: the most that max may be, or for a step limit the most that one raise may add
 */
public record ReachedLimit(AppliedLimit.Limit limit, int value) {}
