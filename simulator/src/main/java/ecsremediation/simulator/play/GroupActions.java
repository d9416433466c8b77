package ecsremediation.simulator.play;

import ecsremediation.simulator.World;
import ecsremediation.simulator.autoscaling.SimulatedGroup;
import ecsremediation.simulator.autoscaling.SimulatedInstance;
import ecsremediation.simulator.autoscaling.Sizes;
import ecsremediation.simulator.ecs.EcsInstance;
import ecsremediation.simulator.engine.ApiException;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** What happens to groups and their instances. */
record GroupActions(World world) {

    void drain(ScenarioAction.Drain action) {
        each(
                action.group(),
                g -> registered(g)
                        .filter(i -> i.status().equals("ACTIVE"))
                        .limit(action.instances())
                        .toList()
                        .forEach(i -> world.ecs().instanceStatus(i.ec2InstanceId(), "DRAINING")));
    }

    void loseAgents(ScenarioAction.LoseAgents action) {
        each(action.group(), g -> {
            Stream<EcsInstance> connected = registered(g).filter(EcsInstance::agentConnected);
            List<String> lost = (action.idleFirst()
                            ? connected.sorted(
                                    Comparator.comparingInt(i -> i.tasks().size()))
                            : connected)
                    .limit(action.instances())
                    .map(EcsInstance::ec2InstanceId)
                    .toList();
            lost.forEach(id -> world.ecs().agentConnected(id, false));
            action.lasts()
                    .ifPresent(time -> world.after(
                            time, () -> lost.forEach(id -> world.ecs().agentConnected(id, true))));
        });
    }

    void failLaunches(ScenarioAction.FailLaunches action) {
        each(action.group(), g -> world.autoScaling().fault(g.name(), action.fault()));
    }

    void changeType(ScenarioAction.ChangeType action) {
        each(action.group(), g -> g.changeType(action.type()));
    }

    void resize(ScenarioAction.SetSizes action) {
        each(action.group(), g -> ordered(() -> world.autoScaling().update(g.name(), action.change())));
    }

    void move(ScenarioAction.MoveDesired action) {
        each(action.group(), g -> {
            Sizes to = Sizes.pulled(
                    g.sizes().min(),
                    g.sizes().desired() + action.units(),
                    g.sizes().max());
            ordered(() -> world.autoScaling().setDesired(g.name(), to.desired()));
        });
    }

    void tag(ScenarioAction.Tag action) {
        each(action.group(), g -> g.tag(action.key(), action.value()));
    }

    void suspend(ScenarioAction.Suspend action) {
        each(action.group(), g -> world.autoScaling().suspend(g.name(), action.process(), action.suspended()));
    }

    void scaleIn(ScenarioAction.ScaleIn action) {
        each(action.group(), g -> world.autoScaling().scaleByPolicy(g.name(), action.policy(), action.desired()));
    }

    void refresh(ScenarioAction.Refresh action) {
        each(action.group(), g -> ordered(() -> world.autoScaling().startInstanceRefresh(g.name())));
    }

    void warmPool(ScenarioAction.WarmPoolOf action) {
        each(action.group(), g -> world.autoScaling().warmPool(g.name(), action.size()));
    }

    void interruptSpot(ScenarioAction.InterruptSpot action) {
        each(action.group(), g -> world.autoScaling().interruptSpot(g.name(), action.instances()));
    }

    void terminate(ScenarioAction.Terminate action) {
        each(action.group(), g -> world.autoScaling().terminate(g.name(), action.instances()));
    }

    void failZone(ScenarioAction.FailZone action) {
        world.autoScaling().failZone(action.zone(), true);
        action.lasts()
                .ifPresent(time -> world.after(time, () -> world.autoScaling().failZone(action.zone(), false)));
    }

    /** Another actor's request. AWS may refuse it; the actor leaves it at that. */
    private static void ordered(Runnable request) {
        try {
            request.run();
        } catch (ApiException refused) {
            // The group stays as it is.
        }
    }

    /** The group's container instances, oldest first. */
    private Stream<EcsInstance> registered(SimulatedGroup group) {
        return group.members().stream().map(SimulatedInstance::id).flatMap(id -> world.ecs().instanceOn(id).stream());
    }

    private void each(String pattern, Consumer<SimulatedGroup> work) {
        ScenarioWorld.groups(world, pattern).forEach(work);
    }
}
