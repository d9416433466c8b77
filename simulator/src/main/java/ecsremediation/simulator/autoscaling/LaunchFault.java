package ecsremediation.simulator.autoscaling;

import ecsremediation.simulator.ecs.InstanceShape;
import java.time.Duration;
import java.util.Optional;

/** A fault of a group's launches. It lasts until it is removed. */
public sealed interface LaunchFault {

    /**
     * EC2 refuses every launch.
     *
     * @param statusMessage the status message of the scaling activity
     */
    record Refused(String statusMessage) implements LaunchFault {}

    /**
     * EC2 refuses further launches while the group has this number of instances or more.
     *
     * @param statusMessage the status message of the scaling activity
     */
    record RefusedBeyond(int instances, String statusMessage) implements LaunchFault {}

    /** The instance launches and never registers in the cluster. */
    record NeverRegisters() implements LaunchFault {}

    /**
     * A launch lifecycle hook keeps the instance in Pending:Wait.
     *
     * @param lasts the time in Pending:Wait
     * @param abandoned the status message if the hook ends in ABANDON; empty if it ends in CONTINUE
     */
    record Hook(Duration lasts, Optional<String> abandoned) implements LaunchFault {}

    /** The group's launch template launches instances of another shape from now on. */
    record OtherShape(InstanceShape shape) implements LaunchFault {}

    /** EC2 has no capacity for the instance type in the zone [EC2 Auto Scaling guide, launch failures]. */
    static Refused insufficientCapacity(String instanceType, String zone) {
        return new Refused("We currently do not have sufficient " + instanceType
                + " capacity in the Availability Zone you requested (" + zone
                + "). Our system will be working on provisioning additional capacity."
                + " Launching EC2 instance failed.");
    }

    /** The account's vCPU quota is used up [EC2 Auto Scaling guide, launch failures]. */
    static Refused vcpuQuota(int limit) {
        return new Refused("You have requested more vCPU capacity than your current vCPU limit of " + limit
                + " allows for the instance bucket that the specified instance type belongs to."
                + " Launching EC2 instance failed.");
    }

    /**
     * The status message of a refused launch in a group that has this number of instances; empty if the launch
     * succeeds.
     */
    default Optional<String> refusal(int instances) {
        return switch (this) {
            case Refused refused -> Optional.of(refused.statusMessage());
            case RefusedBeyond refused ->
                instances < refused.instances() ? Optional.empty() : Optional.of(refused.statusMessage());
            case NeverRegisters _, Hook _, OtherShape _ -> Optional.empty();
        };
    }
}
