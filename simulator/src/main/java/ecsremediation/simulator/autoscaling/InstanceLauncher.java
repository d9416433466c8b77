package ecsremediation.simulator.autoscaling;

import com.fasterxml.jackson.databind.node.ObjectNode;
import ecsremediation.simulator.engine.DelayRange;
import ecsremediation.simulator.engine.Documents;
import ecsremediation.simulator.engine.EventLoop;
import ecsremediation.simulator.engine.RandomSource;
import ecsremediation.simulator.messaging.EventBus;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Launches and terminates a group's instances until their number equals desired capacity. */
final class InstanceLauncher {
    private static final int ID_DIGITS = 17;
    /** The first retry of a failed launch follows after about a minute. Assumed: no AWS page states it. */
    private static final DelayRange AFTER_FAILURE = DelayRange.seconds(45, 75);

    private static final DelayRange TERMINATION = DelayRange.seconds(30, 90);

    private final EventLoop eventLoop;
    private final EventBus bus;
    private final GroupObserver observer;

    InstanceLauncher(EventLoop eventLoop, EventBus bus, GroupObserver observer) {
        this.eventLoop = eventLoop;
        this.bus = bus;
        this.observer = observer;
    }

    private RandomSource bootRandom(SimulatedGroup group) {
        return eventLoop.randomSource("boot/" + group.name());
    }

    /** Compares actual with desired capacity after the group's reaction time. */
    void reconcileSoon(SimulatedGroup group) {
        eventLoop.after(bootRandom(group).between(group.spec().boot().reaction()), () -> reconcile(group));
    }

    private void reconcile(SimulatedGroup group) {
        List<SimulatedInstance> counting =
                group.members().stream().filter(SimulatedInstance::counts).toList();
        int missing = group.missing();
        if (missing > 0 && !group.suspendedProcesses().contains("Launch")) {
            launch(group, missing);
        } else if (missing < 0 && !group.suspendedProcesses().contains("Terminate")) {
            // AWS's default termination policy takes the oldest launch configuration first. All are equal here, so
            // the oldest instance goes first.
            int excess = -missing;
            for (SimulatedInstance oldest : counting) {
                int weight = group.weight(oldest.instanceType());
                if (excess >= weight) {
                    terminate(group, oldest);
                    excess -= weight;
                }
            }
        }
    }

    private void launch(SimulatedGroup group, int missing) {
        int from = group.sizes().desired() - missing;
        String cause = group.lastCause() + "  At " + seconds() + " an instance was started in response to a difference"
                + " between desired and actual capacity, increasing the capacity from " + from + " to "
                + group.sizes().desired() + ".";
        ZoneBalance zones = new ZoneBalance(group);
        int left = missing;
        while (left > 0) {
            Optional<String> refusal = group.refusal();
            if (refusal.isPresent()) {
                refused(group, zones.emptiest(), cause, refusal.get());
                return;
            }
            SimulatedInstance member = launchOne(group, zones.emptiest(), cause);
            zones.add(member.zone());
            left -= group.weight(member.instanceType());
        }
    }

    private SimulatedInstance launchOne(SimulatedGroup group, String zone, String cause) {
        String id = "i-0" + eventLoop.randomSource("ec2 ids").hex(ID_DIGITS - 1);
        SimulatedInstance member =
                new SimulatedInstance(id, zone, group.nextType(), group.templateVersion(), eventLoop.now());
        group.add(member);
        Activity activity = activity(group, member.zone(), "Launching a new EC2 instance: " + id, cause);
        Duration inService = bootRandom(group).between(group.spec().boot().inService());
        Boot boot = new Boot(
                member, activity, bootRandom(group).between(group.spec().boot().registered()));
        if (group.fault().orElse(null) instanceof LaunchFault.Hook hook) {
            eventLoop.after(inService, () -> await(group, boot, hook));
        } else {
            eventLoop.after(inService, () -> inService(group, boot));
        }
        return member;
    }

    private void await(SimulatedGroup group, Boot boot, LaunchFault.Hook hook) {
        if (boot.member().counts()) {
            boot.member().become("Pending:Wait");
            boot.activity().become("MidLifecycleAction");
            eventLoop.after(
                    hook.lasts(),
                    () -> hook.abandoned()
                            .ifPresentOrElse(message -> abandon(group, boot, message), () -> inService(group, boot)));
        }
    }

    private void abandon(SimulatedGroup group, Boot boot, String message) {
        boot.activity().fail(eventLoop.now(), "Cancelled", message);
        announce(
                group,
                boot.activity(),
                "EC2 Instance Launch Unsuccessful",
                Optional.of(boot.member().id()));
        group.remove(boot.member());
        eventLoop.after(pause(group), () -> reconcile(group));
    }

    private void inService(SimulatedGroup group, Boot boot) {
        SimulatedInstance member = boot.member();
        if (member.counts()) {
            member.become("InService");
            boot.activity().end(eventLoop.now(), "Successful", "");
            announce(group, boot.activity(), "EC2 Instance Launch Successful", Optional.of(member.id()));
            eventLoop.after(boot.registered(), () -> register(group, member));
        }
    }

    private void register(SimulatedGroup group, SimulatedInstance member) {
        boolean registers = group.fault()
                .filter(LaunchFault.NeverRegisters.class::isInstance)
                .isEmpty();
        if (member.isInService() && registers) {
            observer.booted(group, member);
        }
    }

    private void refused(SimulatedGroup group, String zone, String cause, String why) {
        Activity activity = activity(group, zone, "Launching a new EC2 instance.  Status Reason: " + why, cause);
        activity.end(eventLoop.now(), "Failed", why);
        announce(group, activity, "EC2 Instance Launch Unsuccessful", Optional.empty());
        eventLoop.after(pause(group), () -> reconcile(group));
    }

    private Duration pause(SimulatedGroup group) {
        return group.retry().orElseGet(() -> bootRandom(group).between(AFTER_FAILURE));
    }

    private void terminate(SimulatedGroup group, SimulatedInstance member) {
        member.become("Terminating");
        String cause =
                group.lastCause() + "  At " + seconds() + " instance " + member.id() + " was selected for termination.";
        Activity activity = activity(group, member.zone(), "Terminating EC2 instance: " + member.id(), cause);
        eventLoop.after(bootRandom(group).between(TERMINATION), () -> {
            activity.end(eventLoop.now(), "Successful", "");
            group.remove(member);
            observer.terminated(group, member);
        });
    }

    private Activity activity(SimulatedGroup group, String zone, String description, String cause) {
        String id = eventLoop.randomSource("activity ids").uuid();
        Activity activity = new Activity(id, group, zone, eventLoop.now(), description, cause);
        group.add(activity);
        return activity;
    }

    private void announce(SimulatedGroup group, Activity activity, String detailType, Optional<String> instance) {
        ObjectNode detail = Documents.object();
        detail.put("StatusCode", activity.isFailed() ? activity.status() : "InProgress");
        detail.put("AutoScalingGroupName", group.name());
        detail.put("ActivityId", activity.id());
        detail.set("Details", Documents.read(activity.details()));
        detail.put("Description", activity.description());
        detail.put("RequestId", activity.id());
        detail.put("StatusMessage", activity.statusMessage());
        detail.put("EndTime", seconds());
        instance.ifPresent(i -> detail.put("EC2InstanceId", i));
        detail.put(
                "StartTime",
                activity.startedAt().truncatedTo(ChronoUnit.SECONDS).toString());
        detail.put("Cause", activity.cause());
        bus.put("aws.autoscaling", detailType, List.of(group.arn()), detail);
    }

    private String seconds() {
        return eventLoop.now().truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /**
     * An instance that starts.
     *
     * @param registered from InService to the registration of the agent
     */
    private record Boot(SimulatedInstance member, Activity activity, Duration registered) {}
}
