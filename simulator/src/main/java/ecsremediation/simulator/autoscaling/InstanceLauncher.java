package ecsremediation.simulator.autoscaling;

import com.fasterxml.jackson.databind.node.ObjectNode;
import ecsremediation.simulator.engine.Documents;
import ecsremediation.simulator.engine.EventLoop;
import ecsremediation.simulator.engine.RandomSource;
import ecsremediation.simulator.engine.Range;
import ecsremediation.simulator.messaging.EventBus;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Launches and terminates a group's instances until their number is the desired one. */
final class InstanceLauncher {
    private static final int ID_DIGITS = 17;
    /** After a failed launch the group tries again, at first after about a minute; no page states it. */
    private static final Range AFTER_FAILURE = Range.seconds(45, 75);

    private static final Range TERMINATION = Range.seconds(30, 90);

    private final EventLoop eventLoop;
    private final EventBus bus;
    private final GroupObserver observer;

    InstanceLauncher(EventLoop eventLoop, EventBus bus, GroupObserver observer) {
        this.eventLoop = eventLoop;
        this.bus = bus;
        this.observer = observer;
    }

    private RandomSource chance(SimulatedGroup group) {
        return eventLoop.chance("boot/" + group.name());
    }

    /** Compares actual with desired capacity shortly. */
    void settle(SimulatedGroup group) {
        eventLoop.after(chance(group).between(group.spec().boot().reaction()), () -> reconcile(group));
    }

    private void reconcile(SimulatedGroup group) {
        List<GroupMember> counting =
                group.members().stream().filter(GroupMember::counts).toList();
        int missing = group.missing();
        if (missing > 0 && !group.suspendedProcesses().contains("Launch")) {
            launch(group, missing);
        } else if (missing < 0 && !group.suspendedProcesses().contains("Terminate")) {
            // The default termination policy starts with the oldest configuration; here all are equal, so the oldest.
            int most = -missing;
            for (GroupMember oldest : counting) {
                int weight = group.weight(oldest.instanceType());
                if (most >= weight) {
                    terminate(group, oldest);
                    most -= weight;
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
            GroupMember member = launchOne(group, zones.emptiest(), cause);
            zones.add(member.zone());
            left -= group.weight(member.instanceType());
        }
    }

    private GroupMember launchOne(SimulatedGroup group, String zone, String cause) {
        String id = "i-0" + eventLoop.chance("ec2 ids").hex(ID_DIGITS - 1);
        GroupMember member = new GroupMember(id, zone, group.nextType(), eventLoop.now());
        group.add(member);
        Activity activity = activity(group, member.zone(), "Launching a new EC2 instance: " + id, cause);
        Duration inService = chance(group).between(group.spec().boot().inService());
        Boot boot = new Boot(
                member, activity, chance(group).between(group.spec().boot().registered()));
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
                            .ifPresentOrElse(words -> abandon(group, boot, words), () -> inService(group, boot)));
        }
    }

    private void abandon(SimulatedGroup group, Boot boot, String words) {
        boot.activity().fail(eventLoop.now(), "Cancelled", words);
        announce(
                group,
                boot.activity(),
                "EC2 Instance Launch Unsuccessful",
                Optional.of(boot.member().id()));
        group.remove(boot.member());
        eventLoop.after(pause(group), () -> reconcile(group));
    }

    private void inService(SimulatedGroup group, Boot boot) {
        GroupMember member = boot.member();
        if (member.counts()) {
            member.become("InService");
            boot.activity().end(eventLoop.now(), "Successful", "");
            announce(group, boot.activity(), "EC2 Instance Launch Successful", Optional.of(member.id()));
            eventLoop.after(boot.registered(), () -> register(group, member));
        }
    }

    private void register(SimulatedGroup group, GroupMember member) {
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
        return group.retry().orElseGet(() -> chance(group).between(AFTER_FAILURE));
    }

    private void terminate(SimulatedGroup group, GroupMember member) {
        member.become("Terminating");
        String cause =
                group.lastCause() + "  At " + seconds() + " instance " + member.id() + " was selected for termination.";
        Activity activity = activity(group, member.zone(), "Terminating EC2 instance: " + member.id(), cause);
        eventLoop.after(chance(group).between(TERMINATION), () -> {
            activity.end(eventLoop.now(), "Successful", "");
            group.remove(member);
            observer.terminated(group, member);
        });
    }

    private Activity activity(SimulatedGroup group, String zone, String description, String cause) {
        String id = eventLoop.chance("activity ids").uuid();
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
     * An instance under way.
     *
     * @param registered from InService to the agent's registration
     */
    private record Boot(GroupMember member, Activity activity, Duration registered) {}
}
