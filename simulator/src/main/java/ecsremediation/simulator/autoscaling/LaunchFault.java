package ecsremediation.simulator.autoscaling;

import java.util.Optional;

/** What is wrong with a group's launches, until it is taken back. */
public sealed interface LaunchFault {

    /** EC2 refuses the launch, with these words as the activity's status message. */
    record Refused(String statusMessage) implements LaunchFault {}

    /** The instance launches and never registers in the cluster. */
    record NeverRegisters() implements LaunchFault {}

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

    /** The words of the refusal, where it is one. */
    default Optional<String> refusal() {
        return this instanceof Refused refused ? Optional.of(refused.statusMessage()) : Optional.empty();
    }
}
