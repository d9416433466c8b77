package ecsremediation.handler;

import ecsremediation.trigger.Delivery;
import ecsremediation.trigger.Trigger;
import ecsremediation.trigger.TriggerParser;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** From an invocation's bytes to the program, the same way for every function: one look for each cluster it is about. */
final class Entrance {
    private static final Logger LOG = LoggerFactory.getLogger(Entrance.class);

    private final Gate gate;
    private final Program program;
    private final InstantSource clock;

    Entrance(Gate gate, Program program, InstantSource clock) {
        this.gate = gate;
        this.program = program;
        this.clock = clock;
    }

    /**
     * Handles everything the event carries. The first failure goes to the caller, and so to Lambda's retry and the
     * dead-letter queue; what stands behind it is handled before that.
     */
    void enter(byte[] event) {
        for (RuntimeException failure : handle(event).values()) {
            throw failure;
        }
    }

    /**
     * Handles a batch of SQS messages.
     *
     * @return the ids of those that failed, each once; SQS delivers them again, and the others no more
     */
    List<String> enterBatch(byte[] event) {
        return handle(event).entrySet().stream()
                .map(failure -> failure.getKey().item().orElseThrow(failure::getValue))
                .distinct()
                .toList();
    }

    private Map<Delivery, RuntimeException> handle(byte[] event) {
        Map<Delivery, RuntimeException> failures = new LinkedHashMap<>();
        SortedMap<String, List<Delivery>> byCluster = new TreeMap<>();
        for (Delivery delivery : TriggerParser.parse(event, clock.instant())) {
            Delivery admitted = new Delivery(delivery.item(), delivery.topic(), gate.admit(delivery));
            attempt(List.of(admitted), () -> sort(admitted, byCluster), failures);
        }
        byCluster.forEach((cluster, news) -> attempt(news, () -> program.look(cluster, strongest(news)), failures));
        return failures;
    }

    private void sort(Delivery delivery, SortedMap<String, List<Delivery>> byCluster) {
        if (delivery.trigger() instanceof Trigger.Ignored ignored) {
            program.ignore(ignored);
            return;
        }
        for (String cluster : program.clusters(delivery.trigger())) {
            byCluster.computeIfAbsent(cluster, c -> new ArrayList<>()).add(delivery);
        }
    }

    /** Of several pieces of news about one cluster, the one that restrains us least: it alone is enough to act on. */
    private static Trigger strongest(List<Delivery> news) {
        return news.stream()
                .map(Delivery::trigger)
                .min(Comparator.comparingInt(Entrance::restraint))
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

    private static void attempt(List<Delivery> news, Runnable work, Map<Delivery, RuntimeException> failures) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.error("could not handle {}", news, e);
            news.forEach(delivery -> failures.putIfAbsent(delivery, e));
        }
    }
}
