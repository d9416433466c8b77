package ecsremediation.simulator.autoscaling;

import ecsremediation.simulator.ecs.InstanceShape;
import java.time.Duration;
import java.util.Optional;

/** What is wrong with a group's launches, until it is taken back. */
public sealed interface LaunchFault {

    /** EC2 refuses the launch, with these words as the activity's status message. */
    record Refused(String statusMessage) implements LaunchFault {}

    /** EC2 refuses the launch once the group has so many instances. */
    record RefusedBeyond(int instances, String statusMessage) implements LaunchFault {}

    /** The instance launches and never registers in the cluster. */
    record NeverRegisters() implements LaunchFault {}

    /**
     * A launch lifecycle hook keeps the instance in Pending:Wait for so long.
     *
     * @param abandoned with these words in the end; empty where it lets the instance go on
     */
    record Hook(Duration lasts, Optional<String> abandoned) implements LaunchFault {}

    /** The group's launch template brings instances of another shape from now on. */
    record OtherShape(InstanceShape shape) implements LaunchFault {}

    /** EC2 has no such instances in the zone [EC2 Auto Scaling guide, launch failures]. */
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

    /** The words with which EC2 refuses a group of so many instances one more, where it does. */
    default Optional<String> refusal(int instances) {
        return switch (this) {
            case Refused refused -> Optional.of(refused.statusMessage());
            case RefusedBeyond refused ->
                instances < refused.instances() ? Optional.empty() : Optional.of(refused.statusMessage());
            case NeverRegisters _, Hook _, OtherShape _ -> Optional.empty();
        };
    }
}
