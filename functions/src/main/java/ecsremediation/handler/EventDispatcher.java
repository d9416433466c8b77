package ecsremediation.handler;

import ecsremediation.event.Delivery;
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
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** From an invocation's bytes to the program, the same way for every function: one look for each cluster it is about. */
final class EventDispatcher {
    private static final Logger LOG = LoggerFactory.getLogger(EventDispatcher.class);

    /** Events carry whole seconds, and ECS's answers are of one mind about a second later. */
    private static final Duration SURELY_SEEN = Duration.ofSeconds(2);

    /** The longest that reading a cluster may take, and as much again as acting and telling take. */
    private static final int RECONCILIATION_MILLIS = 30_000;

    private final SourceFilter gate;
    private final Reconciler program;
    private final InstantSource clock;

    /** When this process began its last look at each cluster that saw the whole of it. */
    private final ConcurrentMap<String, Instant> reconciled = new ConcurrentHashMap<>();

    EventDispatcher(SourceFilter gate, Reconciler program, InstantSource clock) {
        this.gate = gate;
        this.program = program;
        this.clock = clock;
    }

    /**
     * Handles everything the event carries. The first failure goes to the caller, and so to Lambda's retry and the
     * dead-letter queue; what stands behind it is handled before that. Clusters that a tick has no time for are left to
     * the next one, which finds them due.
     *
     * @param remaining the milliseconds that Lambda still leaves us; a look is not begun that they may not suffice for
     */
    void enter(byte[] event, IntSupplier remaining) {
        for (RuntimeException failure : handle(event, remaining).values()) {
            throw failure;
        }
    }

    /**
     * Handles a batch of SQS messages: one look for each cluster, however many of them speak of it.
     *
     * @param remaining as above
     * @return the ids of those that failed or have to wait, each once; SQS delivers them again, and the others no more
     */
    List<String> enterBatch(byte[] event, IntSupplier remaining) {
        return handle(event, remaining).entrySet().stream()
                .map(failure -> failure.getKey().item().orElseThrow(failure::getValue))
                .distinct()
                .toList();
    }

    private Map<Delivery, RuntimeException> handle(byte[] event, IntSupplier remaining) {
        Map<Delivery, RuntimeException> failures = new LinkedHashMap<>();
        Map<String, List<Delivery>> byCluster = new LinkedHashMap<>();
        Map<String, List<String>> asked = new TreeMap<>();
        for (Delivery delivery : TriggerParser.parse(event, clock.instant())) {
            Delivery admitted = new Delivery(delivery.item(), delivery.topic(), gate.admit(delivery));
            attempt(List.of(admitted), () -> sort(admitted, byCluster, asked), failures);
        }
        boolean first = true;
        for (Map.Entry<String, List<Delivery>> cluster : byCluster.entrySet()) {
            boolean time = first || remaining.getAsInt() >= RECONCILIATION_MILLIS;
            List<Delivery> notification = cluster.getValue();
            Runnable work = time
                    ? () -> reconcile(cluster.getKey(), notification)
                    : () -> leave(cluster.getKey(), strongest(notification));
            attempt(notification, work, failures);
            first = false;
        }
        return failures;
    }

    private void sort(Delivery delivery, Map<String, List<Delivery>> byCluster, Map<String, List<String>> asked) {
        Trigger trigger = delivery.trigger();
        if (trigger instanceof Trigger.Ignored ignored) {
            program.ignore(ignored);
            return;
        }
        for (String cluster : asked.computeIfAbsent(kind(trigger), k -> program.select(trigger))) {
            byCluster.computeIfAbsent(cluster, c -> new ArrayList<>()).add(delivery);
        }
    }

    /** Equal for news that makes us look at the same clusters, so that the table is asked once for a hundred of them. */
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
            case Scope.Unnamed _ -> "";
        };
    }

    private void reconcile(String cluster, List<Delivery> notification) {
        if (notification.stream().allMatch(delivery -> isOld(cluster, delivery.trigger()))) {
            return;
        }
        Instant began = clock.instant();
        if (program.reconcile(cluster, strongest(notification))) {
            reconciled.put(cluster, began);
        }
    }

    /** Whether a look of ours at the whole cluster has seen what an event tells of. */
    private boolean isOld(String cluster, Trigger trigger) {
        Instant last = reconciled.getOrDefault(cluster, Instant.MIN);
        return trigger instanceof Trigger.ServiceEvent event
                && !last.isBefore(event.at().plus(SURELY_SEEN));
    }

    /** What there is no time for: news is delivered again, and what a tick finds due is due at the next one as well. */
    private static void leave(String cluster, Trigger trigger) {
        if (trigger instanceof Trigger.Tick) {
            LOG.warn("no time left to look at cluster {}; the next tick will", cluster);
            return;
        }
        throw new IllegalStateException("no time left to look at cluster " + cluster + "; its news is delivered again");
    }

    /** Of several pieces of news about one cluster, the one that restrains us least: it alone is enough to act on. */
    private static Trigger strongest(List<Delivery> notification) {
        return notification.stream()
                .map(Delivery::trigger)
                .min(Comparator.comparingInt(EventDispatcher::restraint))
                .orElseThrow();
    }

    private static int restraint(Trigger trigger) {
        return switch (trigger) {
            case Trigger.AlarmRaised t -> t.muted() ? 1 : 0;
            case Trigger.ServiceEvent t -> 0;
            case Trigger.LaunchFailed t -> 0;
            case Trigger.Tick t -> 0;
            case Trigger.AlarmCleared t -> 2;
            case Trigger.Ignored t -> 3;
        };
    }

    private static void attempt(List<Delivery> notification, Runnable work, Map<Delivery, RuntimeException> failures) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.error("could not handle {}", notification, e);
            notification.forEach(delivery -> failures.putIfAbsent(delivery, e));
        }
    }
}
