package ecsremediation.simulator.endpoint.logs;

import ecsremediation.simulator.World;
import ecsremediation.simulator.endpoint.wire.AwsFault;
import ecsremediation.simulator.endpoint.wire.Operation;
import ecsremediation.simulator.logs.LogGroup;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** The operations of CloudWatch Logs. Each is one step on the world. */
public final class LogsOperations {
    private LogsOperations() {}

    /** The operations by name. */
    public static Map<String, Operation> of(World world) {
        Map<String, Operation> all = new TreeMap<>();
        all.putAll(new LogGroupOperations(world).operations());
        all.putAll(new QueryOperations(world).operations());
        all.putAll(new QueryDefinitionOperations(world).operations());
        all.replaceAll((name, operation) -> input -> world.read(() -> operation.answer(input)));
        return Collections.unmodifiableMap(all);
    }

    static AwsFault invalid(String message) {
        return AwsFault.sender("InvalidParameterException", message);
    }

    static AwsFault notFound(String message) {
        return AwsFault.sender("ResourceNotFoundException", message);
    }

    /**
     * The log group of that name or ARN.
     *
     * @throws AwsFault ResourceNotFoundException if there is none
     */
    static LogGroup group(World world, String nameOrArn) {
        String name = nameOrArn.startsWith("arn:") ? nameOrArn.replaceFirst("^.*:log-group:", "") : nameOrArn;
        return world.logs()
                .group(name)
                .orElseThrow(() -> notFound("Log group '" + name + "' does not exist for account ID '"
                        + world.account().id() + "'"));
    }
}
