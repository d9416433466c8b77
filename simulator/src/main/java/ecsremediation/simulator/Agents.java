package ecsremediation.simulator;

import ecsremediation.simulator.autoscaling.GroupMember;
import ecsremediation.simulator.autoscaling.GroupObserver;
import ecsremediation.simulator.autoscaling.SimulatedGroup;
import ecsremediation.simulator.ecs.Ecs;
import ecsremediation.simulator.ecs.Registration;

/** The agents on a group's instances: they join the cluster that the user data names. */
record Agents(Ecs ecs) implements GroupObserver {
    @Override
    public void booted(SimulatedGroup group, GroupMember member) {
        ecs.registerInstance(new Registration(
                group.spec().cluster(), member.id(), group.name(), member.zone(), group.shape(member.instanceType())));
    }

    @Override
    public void terminated(SimulatedGroup group, GroupMember member) {
        ecs.terminated(member.id());
    }
}
