package ecsremediation.simulator.autoscaling;

import ecsremediation.simulator.engine.DelayRange;

/**
 * How long each phase of an instance's start takes.
 *
 * @param reaction from the change of desired capacity to the start of the launch
 * @param inService from the start of the launch to InService
 * @param registered from InService to the registration of the ECS agent
 */
public record BootTimeDistribution(DelayRange reaction, DelayRange inService, DelayRange registered) {
    /** An ECS-optimized Linux image. Assumed: no AWS page states these times. */
    public static final BootTimeDistribution ORDINARY = new BootTimeDistribution(
            DelayRange.seconds(5, 20), DelayRange.seconds(20, 45), DelayRange.seconds(60, 120));
}
