package ecsremediation.simulator.scenario;

import ecsremediation.simulator.World;
import ecsremediation.simulator.ecs.ServiceUpdate;
import ecsremediation.simulator.trace.Trace;

/**
 * The lab, built and steady: one task wanted, one running.
 *
 * @param trace follows the lab's service from the moment it was built
 */
public record Lab(World world, Trace trace) {

    /** What the lab is about: a person raises the desired count, as {@code aws ecs update-service} does. */
    public void raiseDesiredCount(int count) {
        world.ecs().updateService(LabNames.CLUSTER, LabNames.SERVICE, ServiceUpdate.toDesired(count));
    }
}
