package ecsremediation.aws;

import ecsremediation.Remediation;
import ecsremediation.event.Trigger;

/** A trigger carried through by one process: every cluster that it concerns is reconciled, one after the other. */
final class Reconciled {
    private Reconciled() {}

    static void by(Remediation remediation, Trigger trigger) {
        remediation.select(trigger).forEach(cluster -> remediation.reconcile(cluster, trigger));
    }
}
