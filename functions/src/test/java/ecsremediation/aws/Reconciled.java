package ecsremediation.aws;

import ecsremediation.Remediation;
import ecsremediation.event.Trigger;

/** Handles a trigger in one process: reconciles every cluster that it concerns, one after the other. */
final class Reconciled {
    private Reconciled() {}

    static void by(Remediation remediation, Trigger trigger) {
        remediation.select(trigger).forEach(cluster -> remediation.reconcile(cluster, trigger));
    }
}
