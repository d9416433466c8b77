package ecsremediation.model;

import java.time.Instant;

/** Where whole decision records are kept, so that any of them can be replayed. */
public interface DecisionLog {

    /**
     * Keeps one decision record for 90 days.
     *
     * @param cluster short name
     * @param at when the look began
     * @param id of the trigger that led to it
     * @param json the whole record
     */
    void keep(String cluster, Instant at, String id, String json);
}
