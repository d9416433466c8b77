package ecsremediation.simulator.iam;

/** What identity-based policies say to a request. */
public sealed interface PolicyDecision {
    /** A statement allows it, and none denies it. */
    record Allowed() implements PolicyDecision {}

    /** A statement denies it. No other statement can allow it. */
    record ExplicitlyDenied() implements PolicyDecision {}

    /** No statement allows it. */
    record ImplicitlyDenied() implements PolicyDecision {}

    /**
     * Evaluates policies in AWS's order: an explicit deny decides; without one, an allow decides; without both, the
     * request is denied [IAM user guide, policy evaluation logic].
     *
     * @throws PolicyException if a condition cannot be evaluated
     */
    static PolicyDecision of(Iterable<PolicyDocument> policies, IamRequest request) {
        boolean allowed = false;
        for (PolicyDocument policy : policies) {
            for (PolicyStatement statement : policy.statements()) {
                if (statement.matches(request)) {
                    switch (statement.effect()) {
                        case DENY -> {
                            return new ExplicitlyDenied();
                        }
                        case ALLOW -> allowed = true;
                    }
                }
            }
        }
        return allowed ? new Allowed() : new ImplicitlyDenied();
    }
}
