package ecsremediation.handler;

import ecsremediation.event.Delivery;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;

/** The deliveries of one invocation that could not be handled. It logs the first failures and counts the others. */
final class DeliveryFailures {
    /** The most failures logged with their causes. Our choice. */
    private static final int LOGGED = 10;

    private final Logger log;
    private final Map<Delivery, RuntimeException> all = new LinkedHashMap<>();
    private int failed;

    DeliveryFailures(Logger log) {
        this.log = log;
    }

    /** Does the work. If it fails, the deliveries failed. */
    void attempt(List<Delivery> deliveries, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            failed++;
            if (failed <= LOGGED) {
                log.error(
                        "could not handle {} deliveries, the first {}",
                        deliveries.size(),
                        LogText.cut(deliveries.getFirst().toString()),
                        e);
            }
            add(deliveries, e);
        }
    }

    /** Counts the deliveries as failed. */
    void add(List<Delivery> deliveries, RuntimeException why) {
        deliveries.forEach(delivery -> all.putIfAbsent(delivery, why));
    }

    /** Logs how many failures were not logged. */
    void logRest() {
        if (failed > LOGGED) {
            log.error(
                    "could not handle deliveries {} more times; the first {} times are logged",
                    failed - LOGGED,
                    LOGGED);
        }
    }

    /** By delivery, with the first reason of each. */
    Map<Delivery, RuntimeException> all() {
        return Collections.unmodifiableMap(all);
    }
}
