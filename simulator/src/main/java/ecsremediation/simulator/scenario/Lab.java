package ecsremediation.simulator.scenario;

import ecsremediation.simulator.World;
import ecsremediation.simulator.ecs.ServiceUpdate;
import ecsremediation.simulator.trace.Trace;

/**
 * The lab in its steady state: desired count 1, one running task.
 *
 * @param trace follows the lab's service from the build on
 */
public record Lab(World world, Trace trace) {

    /** Raises the desired count as an operator does with {@code aws ecs update-service}. */
    public void raiseDesiredCount(int count) {
        world.ecs().updateService(LabNames.CLUSTER, LabNames.SERVICE, ServiceUpdate.toDesired(count));
    }
}
