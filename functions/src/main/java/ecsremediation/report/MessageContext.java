package ecsremediation.report;

import ecsremediation.incident.Incident;
import ecsremediation.incident.NotificationKey;
import ecsremediation.incident.NotificationType;
import ecsremediation.lifecycle.Report;

/**
 * What one message is made from: what it is about, the service's incident, and the reconciliation that decided it.
 *
 * @param incident as it stands after this reconciliation
 */
public record MessageContext(NotificationKey key, Incident incident, Report report) {

    NotificationType type() {
        return key.type();
    }
}
