package ecsremediation.simulator.autoscaling;

/** Who has to know what becomes of a group's instances: the cluster they join. */
public interface GroupObserver {

    /** The instance has booted and its agent registers. */
    void booted(SimulatedGroup group, GroupMember member);

    /** The instance is gone. */
    void terminated(SimulatedGroup group, GroupMember member);
}
