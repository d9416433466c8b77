package ecsremediation.simulator.play;

import ecsremediation.Remediation;
import ecsremediation.Selection;
import ecsremediation.event.Trigger;
import java.time.Instant;

/** A trigger carried through by one process: every cluster that it concerns is reconciled, one after the other. */
public final class Reconciled {
    /** No other process claims clusters, so every claim is granted. */
    private static final Instant ALONE = Instant.ofEpochMilli(Long.MAX_VALUE);

    private Reconciled() {}

    public static void by(Remediation remediation, Trigger trigger) {
        Selection selection = remediation.select(trigger);
        selection.clusters().stream()
                .filter(cluster -> remediation.claim(cluster, trigger, ALONE))
                .forEach(cluster -> remediation.reconcile(cluster, trigger));
        remediation.reportOutside(selection.outside());
    }
}
