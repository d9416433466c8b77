package ecsremediation.incident;

import ecsremediation.event.ServiceName;
import ecsremediation.model.LaunchFailure;
import java.util.Optional;

/**
 * What a notification is about. Operators who got one with this key know already. It carries no counts, no instance ids and
 * no times, so that a number that changes by itself is no reason to notify again.
 *
 * @param group the Auto Scaling group it is about; empty where it is about the service alone
 * @param launchFailure what keeps the group's launches from succeeding; empty where the notification is not about launches
 */
public record NotificationKey(
        NotificationKind kind,
        ServiceName service,
        Optional<String> group,
        Optional<LaunchFailure.Kind> launchFailure) {

    /** A key that is about a service alone. */
    public NotificationKey(NotificationKind kind, ServiceName service) {
        this(kind, service, Optional.empty(), Optional.empty());
    }

    /** A key that is about a group, whatever its launches do. */
    public NotificationKey(NotificationKind kind, ServiceName service, String group) {
        this(kind, service, Optional.of(group), Optional.empty());
    }

    public NotificationType type() {
        return kind.type();
    }
}
