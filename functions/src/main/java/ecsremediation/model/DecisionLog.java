package ecsremediation.model;

import java.time.Instant;
import java.util.function.Supplier;

/** Stores whole decision records, so that every decision can be replayed. */
public interface DecisionLog {

    /**
     * Stores one decision record for 90 days.
     *
     * @param cluster short name
     * @param at when the reconciliation began
     * @param id of the trigger that led to it
     * @param json gives the whole record; a log that needs it later may ask later
     */
    void keep(String cluster, Instant at, String id, Supplier<String> json);
}
