package ecsremediation.handler;

import ecsremediation.event.Trigger;
import java.util.List;

/** The part of the program that the functions call. */
interface Reconciler {

    /** The clusters that a trigger concerns. */
    List<String> select(Trigger trigger);

    /**
     * Reconciles one cluster.
     *
     * @return whether it read the whole cluster
     */
    boolean reconcile(String cluster, Trigger trigger);

    /** Records an event that leads to no reconciliation. */
    void ignore(Trigger.Ignored ignored);
}
