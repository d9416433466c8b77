package ecsremediation.simulator.autoscaling;

import ecsremediation.model.WarmPool;
import ecsremediation.simulator.engine.DelayRange;
import ecsremediation.simulator.engine.EventLoop;
import ecsremediation.simulator.engine.RandomSource;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Keeps groups' warm pools at their size. Once a minute it launches what a pool lacks and ends what it has too many.
 * The texts of its activities' causes are assumed. A launch into the pool that fails leaves no activity.
 */
final class WarmPools {
    private static final Duration INTERVAL = Duration.ofMinutes(1);

    /** From the launch to the end of the first boot. Assumed. */
    private static final DelayRange FIRST_BOOT = DelayRange.seconds(90, 180);

    private final EventLoop eventLoop;
    private final ActivityLog log;
    private final InstanceLauncher fleet;

    WarmPools(EventLoop eventLoop, ActivityLog log, InstanceLauncher fleet) {
        this.eventLoop = eventLoop;
        this.log = log;
        this.fleet = fleet;
    }

    void set(SimulatedGroup group, Optional<WarmPool> pool) {
        boolean starts = !group.keepsWarmPool();
        group.warmPool(pool);
        group.keepWarmPool();
        if (starts) {
            keep(group);
        }
    }

    private void keep(SimulatedGroup group) {
        int missing = size(group) - group.warm().size();
        if (missing < 0) {
            List.copyOf(group.warm()).subList(0, -missing).forEach(member -> end(group, member));
        } else if (!group.suspendedProcesses().contains("Launch")) {
            launch(group, missing);
        }
        eventLoop.after(INTERVAL, () -> keep(group));
    }

    /**
     * Instances that the pool holds: the greatest prepared capacity, or max without one, less desired, but at least
     * the pool's min size [EC2 Auto Scaling guide, warm pools].
     */
    private static int size(SimulatedGroup group) {
        return group.warmPool()
                .map(pool -> Math.max(
                        pool.minSize(),
                        prepared(group, pool.maxPrepared()) - group.sizes().desired()))
                .orElse(0);
    }

    private static int prepared(SimulatedGroup group, OptionalInt most) {
        return most.orElse(group.sizes().max());
    }

    private void launch(SimulatedGroup group, int missing) {
        ZoneBalance zones = new ZoneBalance(group);
        fleet.failedZones().forEach(zones::leave);
        for (int i = 0; i < missing && !zones.isEmpty() && group.refusal().isEmpty(); i++) {
            RandomSource random = eventLoop.randomSource("warm pool/" + group.name());
            String id = InstanceLauncher.instanceId(random);
            SimulatedInstance member = new SimulatedInstance(
                    id, zones.emptiest(), group.nextType(), group.templateVersion(), eventLoop.now());
            zones.add(member.zone());
            member.become("Warmed:Pending");
            group.addWarm(member);
            String cause =
                    "At " + log.seconds() + " an instance was started in response to a difference between desired"
                            + " and actual capacity, increasing the capacity of the warm pool to "
                            + group.warm().size() + ".";
            Activity activity =
                    log.begin(group, member.zone(), "Launching a new EC2 instance into warm pool: " + id, cause);
            eventLoop.after(random.between(FIRST_BOOT), () -> prepared(group, member, activity));
        }
    }

    private void prepared(SimulatedGroup group, SimulatedInstance member, Activity activity) {
        activity.end(eventLoop.now(), "Successful", "");
        if (group.warm().contains(member)) {
            member.become("Warmed:" + group.warmPool().map(WarmPool::state).orElse("Stopped"));
        }
    }

    private void end(SimulatedGroup group, SimulatedInstance member) {
        group.removeWarm(member);
        String cause = "At " + log.seconds() + " an instance was taken out of the warm pool in response to a difference"
                + " between desired and actual capacity.";
        log.begin(group, member.zone(), "Terminating EC2 instance: " + member.id(), cause)
                .end(eventLoop.now(), "Successful", "");
    }
}
