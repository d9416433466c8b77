package ecsremediation.cli.recording;

import ecsremediation.diagnosis.Diagnosis;
import ecsremediation.event.ServiceName;
import ecsremediation.incident.Cause;
import ecsremediation.incident.Incident;
import ecsremediation.incident.NotificationKey;
import ecsremediation.incident.NotificationKind;
import ecsremediation.incident.Snapshot;
import ecsremediation.incident.TimelineEvent;
import ecsremediation.model.AutoScalingGroup;
import ecsremediation.model.Capacity;
import ecsremediation.model.Observation;
import ecsremediation.plan.Limits;
import ecsremediation.plan.Proposal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The messages that report together what had none of its own. The incident of the recorded cluster's service is hours old
 * and has such events in its timeline, as after many messages.
 */
final class PostponedMessages {
    private static final Set<NotificationKind> KINDS =
            Set.of(NotificationKind.STILL_WRONG, NotificationKind.FURTHER_RAISES);

    private final SortedMap<Cause, Begun> clusters = new TreeMap<>();

    private record Begun(ServiceName service, Observation recorded) {}

    /** A recorded cluster; the first one with a cause stands for it. */
    void add(Observation recorded) {
        for (Diagnosis diagnosis :
                Proposal.of(new Snapshot(recorded), Limits.DEFAULT).diagnoses()) {
            diagnosis.cause().ifPresent(cause -> clusters.putIfAbsent(cause, new Begun(diagnosis.service(), recorded)));
        }
    }

    List<CaseMessages.Sent> play() {
        List<CaseMessages.Sent> sent = new ArrayList<>();
        for (Begun of : clusters.values()) {
            for (Incident before : List.of(decided(of.service(), of.recorded()), raised(of.service(), of.recorded()))) {
                CaseMessages.continuing(before, of.recorded()).stream()
                        .filter(s -> KINDS.contains(s.message().key().kind()))
                        .filter(s -> s.message().key().service().equals(of.service()))
                        .forEach(sent::add);
            }
        }
        return sent;
    }

    private static Incident decided(ServiceName service, Observation recorded) {
        Instant postponed = recorded.takenAt().minus(Duration.ofHours(7));
        NotificationKey key = new NotificationKey(NotificationKind.AT_CEILING, service, group(recorded));
        return begun(service, recorded)
                .plus(List.of(
                        new TimelineEvent.Postponed(postponed, key, Optional.of(Cause.MEMORY), Optional.empty())));
    }

    private static Incident raised(ServiceName service, Observation recorded) {
        Instant raised = recorded.takenAt().minus(Duration.ofHours(2));
        NotificationKey key = new NotificationKey(NotificationKind.RAISED, service, group(recorded));
        return begun(service, recorded)
                .plus(List.of(
                        new TimelineEvent.Raised(raised, group(recorded), new Capacity(1, 5), new Capacity(2, 5)),
                        new TimelineEvent.Postponed(raised, key, Optional.of(Cause.MEMORY), Optional.empty())));
    }

    private static Incident begun(ServiceName service, Observation recorded) {
        return Incident.opened(service, recorded.takenAt().minus(Duration.ofHours(8)));
    }

    private static String group(Observation recorded) {
        return recorded.groups().stream()
                .map(AutoScalingGroup::name)
                .findFirst()
                .orElse("former-asg");
    }
}
