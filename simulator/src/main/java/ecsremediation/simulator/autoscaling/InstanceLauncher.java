package ecsremediation.simulator.autoscaling;

import ecsremediation.simulator.engine.DelayRange;
import ecsremediation.simulator.engine.EventLoop;
import ecsremediation.simulator.engine.RandomSource;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Launches and terminates a group's instances until their number equals desired capacity. */
final class InstanceLauncher {
    private static final int ID_DIGITS = 17;
    /** The first retry of a failed launch follows after about a minute. Assumed: no AWS page states it. */
    private static final DelayRange AFTER_FAILURE = DelayRange.seconds(45, 75);

    private static final DelayRange TERMINATION = DelayRange.seconds(30, 90);

    /** From the start of an instance of the warm pool to InService. Assumed: reports give 19 to 36 s. */
    private static final DelayRange WARM_IN_SERVICE = DelayRange.seconds(15, 40);

    /** From InService to the registration of the agent of an instance that booted before. Assumed. */
    private static final DelayRange WARM_REGISTERED = DelayRange.seconds(10, 30);

    private final EventLoop eventLoop;
    private final ActivityLog log;
    private final GroupObserver observer;
    private final SortedSet<String> failedZones = new TreeSet<>();
    private final SortedSet<String> retrying = new TreeSet<>();

    InstanceLauncher(EventLoop eventLoop, ActivityLog log, GroupObserver observer) {
        this.eventLoop = eventLoop;
        this.log = log;
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
        List<SimulatedInstance> removable = group.members().stream()
                .filter(m -> m.counts() && !m.isProtectedFromScaleIn())
                .toList();
        int missing = group.missing();
        if (missing > 0 && !group.suspendedProcesses().contains("Launch")) {
            launch(group, missing);
        } else if (missing < 0 && !group.suspendedProcesses().contains("Terminate")) {
            // AWS's default termination policy takes the oldest launch configuration first. All are equal here, so
            // the oldest instance goes first.
            int excess = -missing;
            for (SimulatedInstance oldest : removable) {
                int weight = group.weight(oldest.instanceType());
                if (excess >= weight) {
                    terminate(group, oldest);
                    excess -= weight;
                }
            }
        }
    }

    private void launch(SimulatedGroup group, int missing) {
        launch(group, missing, group.lastCause() + "  " + difference(group, missing));
    }

    private String difference(SimulatedGroup group, int missing) {
        int desired = group.sizes().desired();
        return "At " + log.seconds() + " an instance was started in response to a difference between desired and"
                + " actual capacity, increasing the capacity from " + (desired - missing) + " to " + desired + ".";
    }

    /** Launches what is missing after a user request terminated instances. */
    void refill(SimulatedGroup group) {
        if (group.missing() > 0 && !group.suspendedProcesses().contains("Launch")) {
            launch(group, group.missing(), difference(group, group.missing()));
        }
    }

    private void launch(SimulatedGroup group, int missing, String cause) {
        ZoneBalance zones = new ZoneBalance(group);
        int left = missing;
        while (left > 0) {
            Optional<String> refusal = group.refusal();
            if (refusal.isPresent()) {
                failed(group, zones.emptiest(), cause, refusal.get());
                retry(group);
                return;
            }
            Optional<SimulatedInstance> member = group.takeWarm(failedZones)
                    .map(warm -> launchFromPool(group, warm, cause))
                    .or(() -> launchInZone(group, zones, cause));
            if (member.isEmpty()) {
                retry(group);
                return;
            }
            zones.add(member.get().zone());
            left -= group.weight(member.get().instanceType());
        }
    }

    /** EC2 Auto Scaling tries the emptiest zone first. If that fails, it goes to the next one. */
    private Optional<SimulatedInstance> launchInZone(SimulatedGroup group, ZoneBalance zones, String cause) {
        while (!zones.isEmpty()) {
            String zone = zones.emptiest();
            if (!failedZones.contains(zone)) {
                return Optional.of(launchOne(group, zone, cause));
            }
            failed(
                    group,
                    zone,
                    cause,
                    LaunchFault.insufficientCapacity(group.nextType(), zone).statusMessage());
            zones.leave(zone);
        }
        return Optional.empty();
    }

    /** Launches what is missing after instances were taken out of service, in response to what is named. */
    void replace(SimulatedGroup group, String inResponseTo) {
        if (group.missing() > 0 && !group.suspendedProcesses().contains("Launch")) {
            String cause = "At " + log.seconds() + " an instance was launched in response to " + inResponseTo + ".";
            launch(group, group.missing(), cause);
        }
    }

    /** The zones in which every launch fails. */
    SortedSet<String> failedZones() {
        return Collections.unmodifiableSortedSet(failedZones);
    }

    /** Makes every launch in a zone fail, or ends that. */
    void failZone(String zone, boolean fails) {
        if (fails) {
            failedZones.add(zone);
        } else {
            failedZones.remove(zone);
        }
    }

    private SimulatedInstance launchOne(SimulatedGroup group, String zone, String cause) {
        String id = instanceId(eventLoop.randomSource("ec2 ids"));
        SimulatedInstance member =
                new SimulatedInstance(id, zone, group.nextType(), group.templateVersion(), eventLoop.now());
        group.add(member);
        Activity activity = log.begin(group, member.zone(), "Launching a new EC2 instance: " + id, cause);
        Duration inService = bootRandom(group).between(group.spec().boot().inService());
        Boot boot = new Boot(
                member, activity, bootRandom(group).between(group.spec().boot().registered()));
        start(group, boot, inService);
        return member;
    }

    private SimulatedInstance launchFromPool(SimulatedGroup group, SimulatedInstance warm, String cause) {
        warm.become("Pending");
        group.add(warm);
        Activity activity =
                log.begin(group, warm.zone(), "Launching a new EC2 instance from warm pool: " + warm.id(), cause);
        RandomSource random = eventLoop.randomSource("warm pool/" + group.name());
        Boot boot = new Boot(warm, activity, random.between(WARM_REGISTERED));
        start(group, boot, random.between(WARM_IN_SERVICE));
        return warm;
    }

    private void start(SimulatedGroup group, Boot boot, Duration inService) {
        if (group.fault().orElse(null) instanceof LaunchFault.Hook hook) {
            eventLoop.after(inService, () -> await(group, boot, hook));
        } else {
            eventLoop.after(inService, () -> inService(group, boot));
        }
    }

    /** A new EC2 instance id. */
    static String instanceId(RandomSource random) {
        return "i-0" + random.hex(ID_DIGITS - 1);
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
        log.announce(
                group,
                boot.activity(),
                "EC2 Instance Launch Unsuccessful",
                Optional.of(boot.member().id()));
        group.remove(boot.member());
        retry(group);
    }

    private void inService(SimulatedGroup group, Boot boot) {
        SimulatedInstance member = boot.member();
        if (member.counts()) {
            member.inService(eventLoop.now());
            boot.activity().end(eventLoop.now(), "Successful", "");
            log.announce(group, boot.activity(), "EC2 Instance Launch Successful", Optional.of(member.id()));
            eventLoop.after(boot.registered(), () -> register(group, member));
        }
    }

    private void register(SimulatedGroup group, SimulatedInstance member) {
        boolean registers = group.fault()
                .filter(LaunchFault.NeverRegisters.class::isInstance)
                .isEmpty();
        if (member.isInService() && member.isRunning() && registers) {
            observer.booted(group, member);
        }
    }

    private void failed(SimulatedGroup group, String zone, String cause, String why) {
        Activity activity = log.begin(group, zone, "Launching a new EC2 instance.  Status Reason: " + why, cause);
        activity.end(eventLoop.now(), "Failed", why);
        log.announce(group, activity, "EC2 Instance Launch Unsuccessful", Optional.empty());
    }

    /** A group has one retry ahead, however many launches have failed. */
    private void retry(SimulatedGroup group) {
        if (!retrying.add(group.name())) {
            return;
        }
        eventLoop.after(pause(group), () -> {
            retrying.remove(group.name());
            reconcile(group);
        });
    }

    private Duration pause(SimulatedGroup group) {
        return group.retry().orElseGet(() -> bootRandom(group).between(AFTER_FAILURE));
    }

    private void terminate(SimulatedGroup group, SimulatedInstance member) {
        terminate(group, member, group.lastCause(), bootRandom(group));
    }

    /** Takes an instance out of service because of an instance refresh. */
    void refresh(SimulatedGroup group, SimulatedInstance member) {
        String why =
                "At " + log.seconds() + " an instance was taken out of service in response to an instance refresh.";
        terminate(group, member, why, eventLoop.randomSource("refresh/" + group.name()));
    }

    private void terminate(SimulatedGroup group, SimulatedInstance member, String why, RandomSource random) {
        end(
                group,
                member,
                why + "  At " + log.seconds() + " instance " + member.id() + " was selected for termination.",
                random);
    }

    /** Terminates an instance that counts. Returns the activity. */
    Activity end(SimulatedGroup group, SimulatedInstance member, String cause, RandomSource random) {
        member.become("Terminating");
        Activity activity = log.begin(group, member.zone(), "Terminating EC2 instance: " + member.id(), cause);
        eventLoop.after(random.between(TERMINATION), () -> {
            activity.end(eventLoop.now(), "Successful", "");
            group.remove(member);
            observer.terminated(group, member);
        });
        return activity;
    }

    /**
     * An instance that starts.
     *
     * @param registered from InService to the registration of the agent
     */
    private record Boot(SimulatedInstance member, Activity activity, Duration registered) {}
}
