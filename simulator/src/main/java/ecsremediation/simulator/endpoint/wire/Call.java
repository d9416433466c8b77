package ecsremediation.simulator.endpoint.wire;

import java.util.Set;

/** One call of an operation, in any protocol. */
public record Call(Api api, String operation, Input input) {
    private static final Set<String> READING =
            Set.of("Describe", "List", "Get", "Query", "Scan", "BatchGet", "TransactGet", "Receive");

    /** The operation's IAM action, such as {@code autoscaling:UpdateAutoScalingGroup}. */
    public String action() {
        return api.prefix() + ":" + operation;
    }

    /** Whether it changes something. AWS's naming decides: operations that only read begin with certain verbs. */
    public boolean isWrite() {
        return READING.stream().noneMatch(operation::startsWith);
    }
}
