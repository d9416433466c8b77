package ecsremediation.simulator.iam;

import java.io.Serial;

/** A policy that IAM would refuse, or that uses what this package does not evaluate. */
public final class PolicyException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    public PolicyException(String problem) {
        super(problem);
    }
}
