package ecsremediation.simulator.autoscaling;

import ecsremediation.simulator.engine.Range;

/**
 * How long instances of a group take.
 *
 * @param reaction from a changed desired capacity to the begin of the launch
 * @param inService from the begin of the launch to InService
 * @param registered from InService to the agent's registration in the cluster
 */
public record BootTimeDistribution(Range reaction, Range inService, Range registered) {
    /** An ECS-optimized Linux image: in service in half a minute, registered within two to three minutes more. */
    public static final BootTimeDistribution ORDINARY =
            new BootTimeDistribution(Range.seconds(5, 20), Range.seconds(20, 45), Range.seconds(60, 120));
}
