package ecsremediation.model;

import java.time.Instant;

/** Stores whole decision records, so that every decision can be replayed. */
public interface DecisionLog {

    /**
     * Stores one decision record for 90 days.
     *
     * @param cluster short name
     * @param at when the reconciliation began
     * @param id of the trigger that led to it
     * @param json the whole record
     */
    void keep(String cluster, Instant at, String id, String json);
}
