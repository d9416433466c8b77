package ecsremediation.simulator.autoscaling;

/** Receives the starts and ends of a group's instances: the cluster that they join. */
public interface GroupObserver {

    /** The instance has booted, and its agent registers. */
    void booted(SimulatedGroup group, SimulatedInstance member);

    /** EC2 gives notice that it interrupts the Spot Instance. */
    void interrupted(SimulatedGroup group, SimulatedInstance member);

    /** The instance has terminated. A second call changes nothing. */
    void terminated(SimulatedGroup group, SimulatedInstance member);
}
