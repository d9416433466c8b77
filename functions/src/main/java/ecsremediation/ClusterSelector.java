package ecsremediation;

import ecsremediation.event.Fence;
import ecsremediation.event.Scope;
import ecsremediation.event.ServiceName;
import ecsremediation.event.Trigger;
import ecsremediation.incident.Incident;
import ecsremediation.incident.Sweep;
import ecsremediation.model.Timeouts;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Selects the clusters that a trigger concerns. A cluster is reconciled as a whole, because its services
 * share groups.
 */
final class ClusterSelector {
    /** Events by which ECS reports success. Such an event matters only to a cluster with an open incident. */
    private static final Set<String> SUCCESS = Set.of(
            "SERVICE_STEADY_STATE",
            "TASKSET_STEADY_STATE",
            "CAPACITY_PROVIDER_STEADY_STATE",
            "SERVICE_DESIRED_COUNT_UPDATED",
            "TASKS_STOPPED",
            "SERVICE_DEPLOYMENT_IN_PROGRESS",
            "SERVICE_DEPLOYMENT_COMPLETED");

    private final Ports ports;
    private final Policy policy;
    private final Fence fence;

    ClusterSelector(Ports ports, Policy policy) {
        this.ports = ports;
        this.policy = policy;
        this.fence = policy.fence();
    }

    List<String> everywhere() {
        return fence.clusters().isEmpty() ? ports.reader().clusters() : List.copyOf(fence.clusters());
    }

    List<String> of(Scope scope, String alarm) {
        return fence.cluster(scope, alarm)
                .map(List::of)
                .orElseGet(() -> scope instanceof Scope.OtherNamespace ? List.of() : everywhere());
    }

    List<String> of(Trigger.ServiceEvent event) {
        return SUCCESS.contains(event.eventName()) ? withIncident(event.scope(), "") : of(event.scope(), "");
    }

    List<String> withIncident(Scope scope, String alarm) {
        return of(scope, alarm).stream()
                .filter(c -> !ports.store().load(c).isEmpty())
                .toList();
    }

    /**
     * The clusters that a tick reconciles: first those with a due incident, the longest overdue first, then
     * those that the current sweep has not reached, the longest not reconciled first. A tick that runs out
     * of time leaves the rest to the next ones.
     */
    Selection due(Instant now) {
        List<String> waiting = ports.store().due(now).stream()
                .sorted(Comparator.comparing(Incident::nextReconciliation).thenComparing(Incident::service))
                .map(Incident::service)
                .map(ServiceName::cluster)
                .toList();
        Selection swept = swept(now);
        return new Selection(
                Stream.concat(waiting.stream(), swept.clusters().stream())
                        .distinct()
                        .filter(fence::holds)
                        .toList(),
                waiting.stream()
                        .distinct()
                        .filter(cluster -> !fence.holds(cluster))
                        .toList(),
                swept.unlisted());
    }

    /** The clusters that the sweep still has to reach. If ECS does not list them, the next tick asks again. */
    private Selection swept(Instant now) {
        Sweep sweep = ports.store().sweep(now);
        if (sweep.isDue(now)) {
            ports.store().claimSweep(now, Timeouts.SWEEP_DUE, policy.authority());
        }
        Instant begun = sweep.begun(now, Timeouts.SWEEP_DUE);
        try {
            return Selection.of(everywhere().stream()
                    .filter(cluster -> sweep.lastReconciliation(cluster).isBefore(begun))
                    .sorted(Comparator.comparing(sweep::lastReconciliation))
                    .toList());
        } catch (RuntimeException unlisted) {
            return new Selection(List.of(), List.of(), Optional.of(unlisted));
        }
    }
}
