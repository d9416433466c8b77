package ecsremediation.simulator.endpoint.autoscaling;

import ecsremediation.simulator.World;
import ecsremediation.simulator.endpoint.wire.Operation;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** The operations of EC2 Auto Scaling. Each is one step on the world. */
public final class AutoScalingOperations {
    private AutoScalingOperations() {}

    /** The operations by name. */
    public static Map<String, Operation> of(World world) {
        Map<String, Operation> all = new TreeMap<>();
        all.putAll(new GroupOperations(world).operations());
        all.putAll(new GroupChanges(world).operations());
        all.putAll(new InstanceChanges(world).operations());
        all.putAll(new PolicyOperations(world).operations());
        all.putAll(new ScheduleOperations(world).operations());
        all.putAll(new HistoryOperations(world).operations());
        all.putAll(new TagOperations(world).operations());
        all.replaceAll((name, operation) -> input -> world.read(() -> operation.answer(input)));
        return Collections.unmodifiableMap(all);
    }
}
