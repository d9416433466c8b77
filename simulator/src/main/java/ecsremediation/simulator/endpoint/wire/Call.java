package ecsremediation.simulator.endpoint.wire;

import java.util.Set;

/** One call of an operation, whatever protocol it came in. */
public record Call(Api api, String operation, Input input) {
    private static final Set<String> READING =
            Set.of("Describe", "List", "Get", "Query", "Scan", "BatchGet", "TransactGet", "Receive");

    /** The operation as IAM spells it, such as {@code autoscaling:UpdateAutoScalingGroup}. */
    public String action() {
        return api.prefix() + ":" + operation;
    }

    /** Whether it asks for a change. Told by its verb, as AWS names operations. */
    public boolean isWrite() {
        return READING.stream().noneMatch(operation::startsWith);
    }
}
