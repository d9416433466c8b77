package ecsremediation.simulator;

import ecsremediation.simulator.autoscaling.GroupObserver;
import ecsremediation.simulator.autoscaling.SimulatedGroup;
import ecsremediation.simulator.autoscaling.SimulatedInstance;
import ecsremediation.simulator.ecs.Ecs;
import ecsremediation.simulator.ecs.Registration;

/** Registers a group's instances in the cluster that their user data names, as the ECS agent does. */
record Agents(Ecs ecs) implements GroupObserver {
    @Override
    public void booted(SimulatedGroup group, SimulatedInstance member) {
        ecs.registerInstance(new Registration(
                group.spec().cluster(), member.id(), group.name(), member.zone(), group.shape(member.instanceType())));
    }

    /** With ECS_ENABLE_SPOT_INSTANCE_DRAINING the agent sets its instance to DRAINING at the notice. */
    @Override
    public void interrupted(SimulatedGroup group, SimulatedInstance member) {
        ecs.interruptSpot(member.id());
    }

    @Override
    public void terminated(SimulatedGroup group, SimulatedInstance member) {
        ecs.terminated(member.id());
    }
}
