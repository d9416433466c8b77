package ecsremediation.simulator.autoscaling;

import com.fasterxml.jackson.databind.node.ObjectNode;
import ecsremediation.simulator.engine.DelayRange;
import ecsremediation.simulator.engine.Documents;
import ecsremediation.simulator.engine.EventLoop;
import ecsremediation.simulator.messaging.EventBus;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Instances that EC2 takes away from their groups, and what the groups do about it. */
final class LostInstances {
    /** From the notice to the termination [EC2 guide, Spot Instance interruption notices]. */
    private static final Duration NOTICE = Duration.ofMinutes(2);

    /** From a termination by EC2 to the health check that finds it. Assumed: no AWS page states it. */
    private static final DelayRange HEALTH_CHECK = DelayRange.seconds(10, 60);

    /** While a process is suspended, the next health check follows after this time. Our choice. */
    private static final Duration SUSPENDED = Duration.ofMinutes(1);

    /** From the start of the replacement's launch to the end of the termination's activity. Assumed. */
    private static final DelayRange REMOVAL = DelayRange.seconds(5, 30);

    private final EventLoop eventLoop;
    private final EventBus bus;
    private final ActivityLog log;
    private final InstanceLauncher fleet;
    private final GroupObserver observer;

    LostInstances(EventLoop eventLoop, EventBus bus, ActivityLog log, InstanceLauncher fleet, GroupObserver observer) {
        this.eventLoop = eventLoop;
        this.bus = bus;
        this.log = log;
        this.fleet = fleet;
        this.observer = observer;
    }

    void interrupt(SimulatedGroup group, int instances) {
        for (SimulatedInstance member : oldest(group, instances)) {
            member.interrupt();
            ObjectNode detail = Documents.object();
            detail.put("instance-id", member.id());
            detail.put("instance-action", "terminate");
            String arn = "arn:aws:ec2:" + member.zone() + ":instance/" + member.id();
            bus.put("aws.ec2", "EC2 Spot Instance Interruption Warning", List.of(arn), detail);
            observer.interrupted(group, member);
            eventLoop.after(NOTICE, () -> end(group, member));
        }
    }

    void terminate(SimulatedGroup group, int instances) {
        oldest(group, instances).forEach(member -> end(group, member));
    }

    private static List<SimulatedInstance> oldest(SimulatedGroup group, int instances) {
        return group.members().stream()
                .filter(m -> m.isInService() && m.isRunning() && !m.isInterrupted())
                .limit(instances)
                .toList();
    }

    private void end(SimulatedGroup group, SimulatedInstance member) {
        member.end();
        observer.terminated(group, member);
        Duration found = eventLoop.randomSource("health checks/" + group.name()).between(HEALTH_CHECK);
        eventLoop.after(found, () -> check(group, member));
    }

    /** A user reports the health of an instance. The next health check finds it. */
    void health(SimulatedGroup group, SimulatedInstance member, boolean isHealthy) {
        member.health(isHealthy);
        if (!isHealthy) {
            Duration found =
                    eventLoop.randomSource("health checks/" + group.name()).between(HEALTH_CHECK);
            eventLoop.after(found, () -> checkReported(group, member));
        }
    }

    private void checkReported(SimulatedGroup group, SimulatedInstance member) {
        if (!member.counts() || member.isHealthy()) {
            return;
        }
        if (keeps(group)) {
            eventLoop.after(SUSPENDED, () -> checkReported(group, member));
        } else {
            replace(group, member, "a user health-check.");
        }
    }

    private static boolean keeps(SimulatedGroup group) {
        return group.suspendedProcesses().contains("ReplaceUnhealthy")
                || group.suspendedProcesses().contains("Terminate");
    }

    private void check(SimulatedGroup group, SimulatedInstance member) {
        if (!member.counts()) {
            return;
        }
        if (!group.suspendedProcesses().contains("HealthCheck")) {
            member.health(false);
        }
        if (member.isHealthy() || keeps(group)) {
            eventLoop.after(SUSPENDED, () -> check(group, member));
        } else {
            replace(group, member, "an EC2 health check indicating it has been terminated or stopped.");
        }
    }

    private void replace(SimulatedGroup group, SimulatedInstance member, String inResponseTo) {
        member.become("Terminating");
        String cause = "At " + log.seconds() + " an instance was taken out of service in response to " + inResponseTo;
        Activity activity = log.begin(group, member.zone(), "Terminating EC2 instance: " + member.id(), cause);
        Duration removal =
                eventLoop.randomSource("health checks/" + group.name()).between(REMOVAL);
        eventLoop.after(removal, () -> {
            activity.end(eventLoop.now(), "Successful", "");
            group.remove(member);
            member.end();
            observer.terminated(group, member);
            log.announce(group, activity, "EC2 Instance Terminate Successful", Optional.of(member.id()));
        });
        eventLoop.after(
                Duration.ofSeconds(1), () -> fleet.replace(group, "an unhealthy instance needing to be replaced"));
    }
}
