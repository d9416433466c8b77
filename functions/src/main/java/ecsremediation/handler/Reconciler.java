package ecsremediation.handler;

import ecsremediation.event.Trigger;
import java.util.List;

/** What the functions ask of the program behind them. */
interface Reconciler {

    /** The clusters that a trigger concerns. */
    List<String> select(Trigger trigger);

    /** Reconciles one cluster; whether it saw the whole of it. */
    boolean reconcile(String cluster, Trigger trigger);

    /** Records an event that leads to no reconciliation. */
    void ignore(Trigger.Ignored ignored);
}
