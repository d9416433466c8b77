package ecsremediation.simulator.endpoint.ecs;

import ecsremediation.simulator.World;
import ecsremediation.simulator.endpoint.wire.Operation;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** The operations of ECS. Each is one step on the world. */
public final class EcsOperations {
    private EcsOperations() {}

    /** The operations by name. */
    public static Map<String, Operation> of(World world) {
        Map<String, Operation> all = new TreeMap<>();
        all.putAll(new ClusterOperations(world).operations());
        all.putAll(new ServiceOperations(world).operations());
        all.putAll(new TaskOperations(world).operations());
        all.putAll(new TaskDefinitionOperations(world).operations());
        all.putAll(new InstanceOperations(world).operations());
        all.putAll(new ResourceTagOperations(world).operations());
        all.putAll(new CapacityProviderOperations(world).operations());
        all.replaceAll((name, operation) -> input -> world.read(() -> operation.answer(input)));
        return Collections.unmodifiableMap(all);
    }
}
