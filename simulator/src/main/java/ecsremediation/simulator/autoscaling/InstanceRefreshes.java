package ecsremediation.simulator.autoscaling;

import com.fasterxml.jackson.databind.node.ObjectNode;
import ecsremediation.simulator.engine.ApiException;
import ecsremediation.simulator.engine.Documents;
import ecsremediation.simulator.engine.EventLoop;
import ecsremediation.simulator.messaging.EventBus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Replaces the instances of groups: terminates some, launches as many, waits for them, and goes on. */
final class InstanceRefreshes {
    private static final int WHOLE = 100;

    /** The time between two steps. Our choice. */
    private static final Duration STEP = Duration.ofSeconds(15);

    /** A refresh that replaces nothing for this time fails. Assumed. */
    private static final Duration STUCK = Duration.ofHours(1);

    private static final List<String> PROCESSES = List.of("InstanceRefresh", "Launch", "Terminate");

    private final EventLoop eventLoop;
    private final EventBus bus;
    private final InstanceLauncher fleet;

    InstanceRefreshes(EventLoop eventLoop, EventBus bus, InstanceLauncher fleet) {
        this.eventLoop = eventLoop;
        this.bus = bus;
        this.fleet = fleet;
    }

    GroupRefresh start(SimulatedGroup group, RefreshSettings settings) {
        if (group.instanceRefresh()) {
            throw new ApiException(
                    "InstanceRefreshInProgress",
                    "An Instance Refresh is already in progress and blocks the execution of this Instance Refresh.");
        }
        String id = eventLoop.randomSource("refreshes").uuid();
        GroupRefresh refresh = new GroupRefresh(id, group, settings, eventLoop.now());
        group.add(refresh);
        announce(group, refresh, "Started");
        eventLoop.after(STEP, () -> step(group, refresh));
        return refresh;
    }

    /**
     * Ends the refresh in progress. What it has replaced stays.
     *
     * @throws ApiException ActiveInstanceRefreshNotFound if none is in progress
     */
    GroupRefresh cancel(SimulatedGroup group) {
        GroupRefresh refresh = group.refreshes().stream()
                .filter(GroupRefresh::isInProgress)
                .findFirst()
                .orElseThrow(() -> new ApiException(
                        "ActiveInstanceRefreshNotFound",
                        "No in progress or pending Instance Refresh found for Auto Scaling group " + group.name()));
        refresh.end(eventLoop.now(), "Cancelled");
        announce(group, refresh, "Cancelled");
        return refresh;
    }

    private void step(SimulatedGroup group, GroupRefresh refresh) {
        if (!refresh.isInProgress()) {
            return;
        }
        List<SimulatedInstance> outdated = refresh.outdated();
        boolean settled = isSettled(group, refresh);
        if (outdated.isEmpty() && settled) {
            refresh.end(eventLoop.now(), "Successful");
            announce(group, refresh, "Succeeded");
            return;
        }
        if (eventLoop.now().isAfter(refresh.progressedAt().plus(STUCK))) {
            refresh.end(eventLoop.now(), "Failed");
            announce(group, refresh, "Failed");
            return;
        }
        if (settled
                && PROCESSES.stream().noneMatch(p -> group.suspendedProcesses().contains(p))) {
            refresh.progress(eventLoop.now());
            replace(group, refresh, outdated);
        }
        eventLoop.after(STEP, () -> step(group, refresh));
    }

    /** Whether the group has what it wants, and the new instances have warmed up. */
    private boolean isSettled(SimulatedGroup group, GroupRefresh refresh) {
        Instant warm = eventLoop.now().minus(refresh.settings().warmUp());
        return group.missing() <= 0
                && group.members().stream()
                        .filter(SimulatedInstance::counts)
                        .allMatch(m -> m.isInService()
                                && (m.launchedAt().isBefore(refresh.startedAt())
                                        || m.inServiceAt()
                                                .filter(t -> !t.isAfter(warm))
                                                .isPresent()));
    }

    /** Terminates as many as the minimum healthy percentage permits, one at least. */
    private void replace(SimulatedGroup group, GroupRefresh refresh, List<SimulatedInstance> outdated) {
        int desired = group.sizes().desired();
        int units = desired - Math.ceilDiv(desired * refresh.settings().minHealthyPercent(), WHOLE);
        boolean first = true;
        for (SimulatedInstance member : outdated) {
            units -= group.weight(member.instanceType());
            if (first || units >= 0) {
                fleet.refresh(group, member);
            }
            first = false;
        }
        eventLoop.after(Duration.ofSeconds(1), () -> fleet.replace(group, "an instance refresh"));
    }

    private void announce(SimulatedGroup group, GroupRefresh refresh, String how) {
        ObjectNode detail = Documents.object();
        detail.put("InstanceRefreshId", refresh.id());
        detail.put("AutoScalingGroupName", group.name());
        bus.put("aws.autoscaling", "EC2 Auto Scaling Instance Refresh " + how, List.of(group.arn()), detail);
    }
}
