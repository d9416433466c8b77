package ecsremediation.handler;

import ecsremediation.Selection;
import ecsremediation.event.Delivery;
import ecsremediation.event.Fence;
import ecsremediation.event.Scope;
import ecsremediation.event.Trigger;
import ecsremediation.event.TriggerParser;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Dispatches an invocation's event in the same way for every function: one reconciliation per cluster that
 * it concerns.
 */
final class EventDispatcher {
    private static final Logger LOG = LoggerFactory.getLogger(EventDispatcher.class);

    /** Event times are whole seconds, and ECS's APIs agree about 1 second later. Our choice. */
    private static final Duration SURELY_SEEN = Duration.ofSeconds(2);

    /**
     * The longest time that a reconciliation may take: half for reading the cluster, half for acting and
     * notifying. Our choice.
     */
    private static final int RECONCILIATION_MILLIS = 30_000;

    private final Fence fence;
    private final Reconciler reconciler;
    private final InstantSource clock;

    /** By cluster: when the last reconciliation of this process that read the whole cluster began. */
    private final ConcurrentMap<String, Instant> reconciled = new ConcurrentHashMap<>();

    EventDispatcher(Fence fence, Reconciler reconciler, InstantSource clock) {
        this.fence = fence;
        this.reconciler = reconciler;
        this.clock = clock;
    }

    /**
     * Handles every delivery of the event. If some fail, it handles the others and then throws the first
     * failure, so that Lambda retries the event or moves it to the dead-letter queue. A tick may have no
     * time for some clusters. They stay due, and the next tick reconciles them.
     *
     * @param remaining the milliseconds before Lambda ends the invocation; a reconciliation is not started
     *     if they may not suffice
     */
    void dispatch(byte[] event, IntSupplier remaining) {
        for (RuntimeException failure : handle(event, remaining).values()) {
            throw failure;
        }
    }

    /**
     * Handles a batch of SQS messages with one reconciliation per cluster, however many messages concern
     * it.
     *
     * @param remaining the milliseconds before Lambda ends the invocation; a reconciliation is not started
     *     if they may not suffice
     * @return the ids of the messages that failed or had no time, each once; SQS delivers only these again
     */
    List<String> dispatchBatch(byte[] event, IntSupplier remaining) {
        return handle(event, remaining).entrySet().stream()
                .map(failure -> failure.getKey().item().orElseThrow(failure::getValue))
                .distinct()
                .toList();
    }

    private Map<Delivery, RuntimeException> handle(byte[] event, IntSupplier remaining) {
        Instant selecting = clock.instant();
        DeliveryFailures failures = new DeliveryFailures(LOG);
        Map<String, List<Delivery>> byCluster = new LinkedHashMap<>();
        Map<String, Selection> selected = new TreeMap<>();
        List<Trigger.Ignored> ignored = new ArrayList<>();
        for (Delivery delivery : TriggerParser.parse(event, selecting)) {
            Delivery admitted = fence.admit(delivery);
            if (admitted.trigger() instanceof Trigger.Ignored without) {
                ignored.add(without);
            } else {
                failures.attempt(List.of(admitted), () -> assign(admitted, byCluster, selected));
                outside(admitted, selected)
                        .ifPresent(clusters ->
                                failures.attempt(List.of(admitted), () -> reconciler.reportOutside(clusters)));
            }
        }
        if (!ignored.isEmpty()) {
            reconciler.ignore(ignored);
        }
        List<String> late = new ArrayList<>();
        boolean first = true;
        for (Map.Entry<String, List<Delivery>> cluster : byCluster.entrySet()) {
            List<Delivery> deliveries = cluster.getValue();
            if (first || remaining.getAsInt() >= RECONCILIATION_MILLIS) {
                failures.attempt(deliveries, () -> reconcile(cluster.getKey(), deliveries, selecting));
            } else {
                late.add(cluster.getKey());
                leaveToNext(cluster.getKey(), deliveries, failures);
            }
            first = false;
        }
        log(late, byCluster.size());
        failures.logRest();
        return failures.all();
    }

    private static void log(List<String> late, int all) {
        if (!late.isEmpty()) {
            LOG.warn(
                    "no time left to reconcile {} of {} clusters, such as {}; the next tick or delivery will",
                    late.size(),
                    all,
                    String.join(", ", LogText.examples(late)));
        }
    }

    private void assign(Delivery delivery, Map<String, List<Delivery>> byCluster, Map<String, Selection> selected) {
        Trigger trigger = delivery.trigger();
        Selection selection = selected.computeIfAbsent(kind(trigger), k -> reconciler.select(trigger));
        for (String cluster : selection.clusters()) {
            byCluster.computeIfAbsent(cluster, c -> new ArrayList<>()).add(delivery);
        }
        selection.unlisted().ifPresent(unlisted -> {
            throw unlisted;
        });
    }

    /** The clusters outside the fence that a delivery selected, if there are any. */
    private static Optional<List<String>> outside(Delivery delivery, Map<String, Selection> selected) {
        return Optional.ofNullable(selected.get(kind(delivery.trigger())))
                .map(Selection::outside)
                .filter(clusters -> !clusters.isEmpty());
    }

    /**
     * A key that is equal for triggers of the same clusters. The clusters of 100 equal triggers are
     * selected once.
     */
    private static String kind(Trigger trigger) {
        return switch (trigger) {
            case Trigger.ServiceEvent t -> t.eventName() + " " + cluster(t.scope());
            case Trigger.LaunchFailed _ -> "LaunchFailed";
            case Trigger.AlarmRaised t -> t.id();
            case Trigger.AlarmCleared t -> t.id();
            case Trigger.Tick t -> t.id();
            case Trigger.Ignored t -> t.id();
        };
    }

    private static String cluster(Scope scope) {
        return switch (scope) {
            case Scope.OneService one -> one.name().cluster();
            case Scope.WholeCluster whole -> whole.cluster();
            case Scope.OtherNamespace _, Scope.Unnamed _ -> "";
        };
    }

    private void reconcile(String cluster, List<Delivery> deliveries, Instant selected) {
        if (deliveries.stream().allMatch(delivery -> isReconciledSince(cluster, delivery.trigger()))) {
            return;
        }
        Trigger trigger = leastRestricted(deliveries);
        if (!reconciler.claim(cluster, trigger, selected)) {
            return;
        }
        Instant began = clock.instant();
        if (reconciler.reconcile(cluster, trigger)) {
            reconciled.put(cluster, began);
        }
    }

    /** Whether this process reconciled the whole cluster after the event. */
    private boolean isReconciledSince(String cluster, Trigger trigger) {
        Instant last = reconciled.getOrDefault(cluster, Instant.MIN);
        return trigger instanceof Trigger.ServiceEvent event
                && !last.isBefore(event.at().plus(SURELY_SEEN));
    }

    /**
     * Leaves a cluster for which no time is left. SQS delivers a service event again, and a cluster that
     * is due stays due for the next tick.
     */
    private static void leaveToNext(String cluster, List<Delivery> deliveries, DeliveryFailures failures) {
        if (!(leastRestricted(deliveries) instanceof Trigger.Tick)) {
            failures.add(
                    deliveries,
                    new IllegalStateException(
                            "no time left to reconcile cluster " + cluster + "; its events are delivered again"));
        }
    }

    /**
     * The trigger that restricts the reconciliation least. It alone decides what the reconciliation may
     * do.
     */
    private static Trigger leastRestricted(List<Delivery> deliveries) {
        return deliveries.stream()
                .map(Delivery::trigger)
                .min(Comparator.comparingInt(EventDispatcher::restriction))
                .orElseThrow();
    }

    private static int restriction(Trigger trigger) {
        return switch (trigger) {
            case Trigger.AlarmRaised t -> t.muted() ? 1 : 0;
            case Trigger.ServiceEvent t -> 0;
            case Trigger.LaunchFailed t -> 0;
            case Trigger.Tick t -> 0;
            case Trigger.AlarmCleared t -> 2;
            case Trigger.Ignored t -> 3;
        };
    }
}
