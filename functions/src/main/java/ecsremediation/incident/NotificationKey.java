package ecsremediation.incident;

import ecsremediation.event.ServiceName;
import ecsremediation.model.LaunchFailure;
import java.util.Optional;

/**
 * What a notification is about. Operators who received one with this key already know. It has no counts, no
 * instance ids and no times, so that a changed number does not cause another notification.
 *
 * @param group the Auto Scaling group it is about; empty where it is about the service alone
 * @param launchFailure why the group's launches fail; empty where the notification is not about launches
 */
public record NotificationKey(
        NotificationKind kind,
        ServiceName service,
        Optional<String> group,
        Optional<LaunchFailure.Kind> launchFailure) {

    /** A key about a service alone. */
    public NotificationKey(NotificationKind kind, ServiceName service) {
        this(kind, service, Optional.empty(), Optional.empty());
    }

    /** A key about a group, not about its launches. */
    public NotificationKey(NotificationKind kind, ServiceName service, String group) {
        this(kind, service, Optional.of(group), Optional.empty());
    }

    /** The type of a message with this key. */
    public NotificationType type() {
        return kind.type();
    }
}
