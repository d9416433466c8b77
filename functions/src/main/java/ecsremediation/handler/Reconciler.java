package ecsremediation.handler;

import ecsremediation.Selection;
import ecsremediation.event.Trigger;
import java.time.Instant;
import java.util.List;

/** The part of the program that the functions call. */
interface Reconciler {

    /** The clusters that a trigger concerns. */
    Selection select(Trigger trigger);

    /**
     * Whether the cluster is still to be reconciled, and not by another tick.
     *
     * @param selected when {@link #select} was called
     */
    boolean claim(String cluster, Trigger trigger, Instant selected);

    /**
     * Reconciles one cluster.
     *
     * @return whether it read the whole cluster
     */
    boolean reconcile(String cluster, Trigger trigger);

    /**
     * Reports the open incidents of clusters that the stack no longer acts on.
     *
     * @param clusters {@link Selection#outside}; at least one
     */
    void reportOutside(List<String> clusters);

    /** Records the events of one invocation that lead to no reconciliation; at least one. */
    void ignore(List<Trigger.Ignored> ignored);
}
