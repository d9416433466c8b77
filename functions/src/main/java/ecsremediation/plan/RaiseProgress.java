package ecsremediation.plan;

import ecsremediation.model.CapacityAction;
import java.util.Optional;

/**
 * How far a raise came.
 *
 * @param started tasks of the service that started since and run
 * @param arrived what came of the instances; empty where the group was not read
 */
public record RaiseProgress(CapacityAction raise, int started, Optional<Arrived> arrived) {

    /**
     * What the group has of the capacity that it was raised to, in its own units.
     *
     * @param registered in service, registered in the cluster, and taking tasks
     */
    public record Arrived(int inService, int registered) {}
}
