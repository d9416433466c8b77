package ecsremediation.report;

import ecsremediation.diagnosis.Diagnosis;
import ecsremediation.incident.Cause;
import ecsremediation.incident.NotificationKey;
import ecsremediation.incident.NotificationKind;
import ecsremediation.model.LaunchFailure;
import java.util.Optional;

/**
 * What the messages of one digest share: a {@link NotificationKey} without its service.
 *
 * @param cause why the tasks are missing, where more instances would not help; empty for every other kind, whose headline
 *     does not name a cause
 */
public record DigestSubject(
        NotificationKind kind,
        Optional<String> group,
        Optional<LaunchFailure.Kind> launchFailure,
        Optional<Cause> cause) {

    static DigestSubject of(MessageData facts) {
        NotificationKey key = facts.context().key();
        Optional<Cause> cause = facts.diagnosis()
                .filter(_ -> key.kind() == NotificationKind.NOT_CAPACITY)
                .flatMap(Diagnosis::cause);
        return new DigestSubject(key.kind(), key.group(), key.launchFailure(), cause);
    }
}
