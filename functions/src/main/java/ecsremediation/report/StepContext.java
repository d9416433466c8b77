package ecsremediation.report;

import ecsremediation.incident.Incident;
import ecsremediation.incident.NotificationKey;
import ecsremediation.lifecycle.Report;
import java.util.Optional;

/**
 * What the steps of one reconciliation in one incident are made from.
 *
 * @param before the incident as the store had it; empty if there was none
 * @param after the incident after this reconciliation
 * @param said what operators are notified of now; empty if of nothing
 * @param message the id of that notification's message
 */
public record StepContext(
        Optional<Incident> before,
        Incident after,
        Optional<NotificationKey> said,
        Optional<String> message,
        Report report) {}
