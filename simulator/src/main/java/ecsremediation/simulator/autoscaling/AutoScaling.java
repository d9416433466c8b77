package ecsremediation.simulator.autoscaling;

import ecsremediation.model.WarmPool;
import ecsremediation.simulator.engine.ApiException;
import ecsremediation.simulator.engine.EventLoop;
import ecsremediation.simulator.messaging.EventBus;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * EC2 Auto Scaling: the effects of its API calls on the world's state. Every method is one step under the world's
 * lock. The objects it returns are live: read them under that lock.
 */
public final class AutoScaling {
    private final EventLoop eventLoop;
    private final InstanceLauncher fleet;
    private final LostInstances lost;
    private final InstanceRefreshes refreshes;
    private final WarmPools warmPools;
    private final Map<String, SimulatedGroup> groups = new TreeMap<>();
    private final SizeChanges sizes;
    private final ScheduledActions schedules;
    private final UserRequests requests;

    public AutoScaling(EventLoop eventLoop, EventBus bus, GroupObserver observer) {
        this.eventLoop = eventLoop;
        ActivityLog log = new ActivityLog(eventLoop, bus);
        fleet = new InstanceLauncher(eventLoop, log, observer);
        refreshes = new InstanceRefreshes(eventLoop, bus, fleet);
        warmPools = new WarmPools(eventLoop, log, fleet);
        lost = new LostInstances(eventLoop, bus, log, fleet, observer);
        sizes = new SizeChanges(eventLoop, fleet);
        schedules = new ScheduledActions(eventLoop, sizes);
        requests = new UserRequests(eventLoop, sizes, fleet);
    }

    /** Creates a group. It launches its instances afterwards, in virtual time. */
    public SimulatedGroup create(GroupSpec spec) {
        return eventLoop.locked(() -> {
            String uuid = eventLoop.randomSource("group ids").uuid();
            String arn = eventLoop
                    .account()
                    .arn("autoscaling", "autoScalingGroup:" + uuid + ":autoScalingGroupName/" + spec.name());
            String cause = "At " + sizes.seconds() + " a user request created an AutoScalingGroup changing the desired"
                    + " capacity from 0 to " + spec.sizes().desired() + ".";
            SimulatedGroup group = new SimulatedGroup(spec, arn, cause);
            groups.put(spec.name(), group);
            fleet.reconcileSoon(group);
            return group;
        });
    }

    /** All groups, by name. */
    public Collection<SimulatedGroup> groups() {
        return eventLoop.locked(() -> List.copyOf(groups.values()));
    }

    /** The group of that name; empty if there is none. */
    public Optional<SimulatedGroup> find(String name) {
        return eventLoop.locked(() -> Optional.ofNullable(groups.get(name)));
    }

    /**
     * The group of that name.
     *
     * @throws ApiException ValidationError if there is none
     */
    public SimulatedGroup group(String name) {
        return find(name)
                .orElseThrow(() -> new ApiException(
                        "ValidationError",
                        "AutoScalingGroup name not found - AutoScalingGroup: " + name + " not found"));
    }

    /** Calls the observer after every change of a group's sizes. */
    public void observe(Consumer<Resize> observer) {
        eventLoop.run(() -> sizes.observe(observer));
    }

    /**
     * UpdateAutoScalingGroup: the last writer wins.
     *
     * @throws ApiException ValidationError if min ≤ desired ≤ max does not hold; OperationNotPermitted if the group
     *     has an operator
     */
    public void update(String name, SizeChange change) {
        eventLoop.run(() -> {
            SimulatedGroup group = group(name);
            requireNoOperator(group.operator());
            Sizes to = change.of(group.sizes());
            String cause = "At " + sizes.seconds() + " a user request update of AutoScalingGroup constraints to min: "
                    + to.min() + ", max: " + to.max() + ", desired: " + to.desired()
                    + SizeChanges.changing(group, to.desired());
            sizes.set(group, to, cause);
        });
    }

    /**
     * SetDesiredCapacity.
     *
     * @throws ApiException ValidationError if desired is below min or above max; OperationNotPermitted if the group
     *     has an operator
     */
    public void setDesired(String name, int desired) {
        setDesired(name, desired, false);
    }

    /**
     * SetDesiredCapacity with HonorCooldown.
     *
     * @throws ApiException as without it; ScalingActivityInProgress while the group cools down
     */
    public void setDesired(String name, int desired, boolean honorCooldown) {
        eventLoop.run(() -> {
            SimulatedGroup group = group(name);
            requireNoOperator(group.operator());
            if (honorCooldown) {
                requests.requireCooledDown(group);
            }
            requests.setDesired(group, desired);
        });
    }

    /**
     * TerminateInstanceInAutoScalingGroup: terminates an instance.
     *
     * @param shrink lowers desired by the instance; otherwise the group replaces it
     * @throws ApiException ValidationError if no group has the instance, or if desired would be below min
     */
    public Activity terminateInstance(String instanceId, boolean shrink) {
        return eventLoop.locked(() -> {
            SimulatedGroup group = groupOf(instanceId);
            requireNoOperator(group.operator());
            return requests.terminate(group, group.member(instanceId).orElseThrow(), shrink);
        });
    }

    /**
     * SetInstanceHealth: the group replaces an unhealthy instance after its next health check.
     *
     * @throws ApiException ValidationError if no group has the instance
     */
    public void instanceHealth(String instanceId, boolean isHealthy) {
        eventLoop.run(() -> {
            SimulatedGroup group = groupOf(instanceId);
            lost.health(group, group.member(instanceId).orElseThrow(), isHealthy);
        });
    }

    private SimulatedGroup groupOf(String instanceId) {
        return groups.values().stream()
                .filter(group -> group.member(instanceId)
                        .filter(SimulatedInstance::counts)
                        .isPresent())
                .findFirst()
                .orElseThrow(() -> new ApiException(
                        "ValidationError",
                        "Instance Id not found - No managed instance found for instance ID: " + instanceId));
    }

    /**
     * DeleteScheduledAction.
     *
     * @throws ApiException ValidationError if there is none of that name
     */
    public void unschedule(String group, String action) {
        eventLoop.run(() -> schedules.delete(group(group), action));
    }

    /** Sets desired as a scaling policy does. A value outside min and max becomes the nearer of the two. */
    public void scaleByPolicy(String name, String policy, int desired) {
        scaleByPolicy(name, "", policy, desired);
    }

    /** The same, with the alarm that the cause names; empty for none. */
    void scaleByPolicy(String name, String alarm, String policy, int desired) {
        eventLoop.run(() -> {
            SimulatedGroup group = group(name);
            Sizes to = Sizes.pulled(group.sizes().min(), desired, group.sizes().max());
            String cause = "At " + sizes.seconds() + " a monitor alarm " + (alarm.isEmpty() ? "" : alarm + " ")
                    + "triggered policy " + policy + SizeChanges.changing(group, to.desired());
            sizes.set(group, to, cause);
        });
    }

    /** Refuses every caller if the group has an operator. The error code is assumed. */
    private static void requireNoOperator(Optional<String> operator) {
        operator.ifPresent(principal -> {
            throw new ApiException(
                    "OperationNotPermitted", "This resource is managed by " + principal + " and cannot be changed.");
        });
    }

    /** Sets desired as a scheduled action does. A value outside min and max becomes the nearer of the two. */
    public void runScheduledAction(String name, int desired) {
        SizeChange change = new SizeChange(OptionalInt.empty(), OptionalInt.of(desired), OptionalInt.empty());
        eventLoop.run(() -> schedules.run(group(name), change));
    }

    /**
     * PutScheduledUpdateGroupAction: adds an action that runs at its time, or replaces the one of that name. While the
     * process ScheduledActions is suspended it does nothing, nor if min would be above max at its time.
     *
     * @throws ApiException ValidationError if its time has passed
     */
    public void schedule(String group, ScheduledSizes action) {
        eventLoop.run(() -> schedules.put(group(group), action));
    }

    /** Makes launches of a group fail in one way; empty ends the fault. */
    public void fault(String name, Optional<LaunchFault> fault) {
        eventLoop.run(() -> group(name).fault(fault));
    }

    /**
     * Makes every launch in an Availability Zone fail, or ends that. The launches move to a group's other zones; a
     * group without another zone launches nothing. Instances that run in the zone stay.
     */
    public void failZone(String zone, boolean fails) {
        eventLoop.run(() -> fleet.failZone(zone, fails));
    }

    /**
     * EC2 interrupts Spot Instances that are in service, the oldest first: it gives notice, terminates them 2 minutes
     * later, and the group replaces them.
     */
    public void interruptSpot(String group, int instances) {
        eventLoop.run(() -> lost.interrupt(group(group), instances));
    }

    /**
     * EC2 terminates instances that are in service at once, the oldest first. The group replaces them after its next
     * health check.
     */
    public void terminate(String group, int instances) {
        eventLoop.run(() -> lost.terminate(group(group), instances));
    }

    /**
     * StartInstanceRefresh: replaces every instance of a group, within a minimum healthy percentage of 90.
     *
     * @throws ApiException InstanceRefreshInProgress if one is in progress
     */
    public GroupRefresh startInstanceRefresh(String group) {
        return startInstanceRefresh(group, RefreshSettings.USUAL);
    }

    /** The same with other preferences. */
    public GroupRefresh startInstanceRefresh(String group, RefreshSettings settings) {
        return eventLoop.locked(() -> refreshes.start(group(group), settings));
    }

    /**
     * CancelInstanceRefresh: ends the refresh in progress.
     *
     * @throws ApiException ActiveInstanceRefreshNotFound if none is in progress
     */
    public GroupRefresh cancelInstanceRefresh(String group) {
        return eventLoop.locked(() -> refreshes.cancel(group(group)));
    }

    /**
     * PutWarmPool, or DeleteWarmPool with an empty value. Launches take instances from the pool, which have booted
     * before and are faster, and the pool is refilled. Instances in it are not registered in the cluster.
     */
    public void warmPool(String group, Optional<WarmPool> pool) {
        eventLoop.run(() -> warmPools.set(group(group), pool));
    }

    /** Gives a group a warm pool that always has this number of stopped instances; 0 removes the pool. */
    public void warmPool(String group, int size) {
        warmPool(group, size == 0 ? Optional.empty() : Optional.of(new WarmPool(OptionalInt.of(0), size, "Stopped")));
    }

    /** Protects these instances of a group from scale-in, and no others. What is in excess then ends. */
    public void protectFromScaleIn(String name, Set<String> instances) {
        eventLoop.run(() -> protect(group(name), instances));
    }

    /** SetInstanceProtection: protects these instances of a group from scale-in, or ends that for them. */
    public void protectFromScaleIn(String name, Set<String> instances, boolean isProtected) {
        eventLoop.run(() -> {
            Set<String> all = new TreeSet<>(instances);
            group(name).members().stream()
                    .filter(SimulatedInstance::isProtectedFromScaleIn)
                    .forEach(member -> all.add(member.id()));
            if (!isProtected) {
                all.removeAll(instances);
            }
            protect(group(name), all);
        });
    }

    private void protect(SimulatedGroup group, Set<String> instances) {
        if (group.protect(instances) && group.missing() < 0) {
            fleet.reconcileSoon(group);
        }
    }

    /** Resumes or suspends a process. After Launch is resumed, the group launches the instances it is short of. */
    public void suspend(String name, String process, boolean suspended) {
        eventLoop.run(() -> {
            group(name).suspend(process, suspended);
            fleet.reconcileSoon(group(name));
        });
    }
}
