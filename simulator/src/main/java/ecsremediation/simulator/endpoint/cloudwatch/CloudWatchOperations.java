package ecsremediation.simulator.endpoint.cloudwatch;

import ecsremediation.simulator.World;
import ecsremediation.simulator.endpoint.wire.Api;
import ecsremediation.simulator.endpoint.wire.AwsFault;
import ecsremediation.simulator.endpoint.wire.Operation;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** The operations of CloudWatch. Each is one step on the world. */
public final class CloudWatchOperations {
    private CloudWatchOperations() {}

    /** The operations by name. */
    public static Map<String, Operation> of(World world) {
        Map<String, Operation> all = new TreeMap<>();
        all.putAll(new AlarmOperations(world).operations());
        all.putAll(new AlarmHistoryOperations(world).operations());
        all.putAll(new MetricOperations(world).operations());
        all.putAll(new DashboardOperations(world).operations());
        all.replaceAll((name, operation) -> input -> world.read(() -> operation.answer(input)));
        return Collections.unmodifiableMap(all);
    }

    static AwsFault invalid(String message) {
        return AwsFault.sender("InvalidParameterValueException", message).queryCode("InvalidParameterValue");
    }

    static AwsFault missing(String parameter) {
        return AwsFault.sender("MissingRequiredParameterException", "The parameter " + parameter + " is required.")
                .queryCode("MissingParameter");
    }

    /** Turns an IllegalArgumentException of the world into an error answer that blames the caller. */
    static <T> T parsed(Supplier<T> parsing) {
        try {
            return parsing.get();
        } catch (IllegalArgumentException unknown) {
            throw AwsFault.invalid(Api.CLOUDWATCH, String.valueOf(unknown.getMessage()));
        }
    }
}
