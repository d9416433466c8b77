package ecsremediation.plan;

import ecsremediation.model.CapacityAction;
import java.util.Optional;

/**
 * The progress of a raise.
 *
 * @param started running tasks of the service that started after it
 * @param arrived the group's new capacity; empty if the group was not read
 */
public record RaiseProgress(CapacityAction raise, int started, Optional<Arrived> arrived) {

    /**
     * How much of the group's raised capacity exists, in capacity units.
     *
     * @param registered units of instances that are registered in the cluster and take tasks
     * @param inService units of instances that are InService
     */
    public record Arrived(int inService, int registered) {}
}
