package ecsremediation.lifecycle;

import ecsremediation.incident.Incident;
import ecsremediation.incident.TimelineEvent;
import ecsremediation.model.AutoScalingGroup;
import ecsremediation.model.CapacityReadBack;
import ecsremediation.model.GroupUnits;
import ecsremediation.model.History;
import ecsremediation.model.ScalingChange;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * The timeline events between a raise and the recovery: the group's instances come into service and
 * register in the cluster. External changes of the group are included.
 */
final class ProgressEvents {
    private ProgressEvents() {}

    /** The events that this reconciliation shows and the incident does not have yet. */
    static List<TimelineEvent> since(Incident incident, Report report) {
        return Stream.concat(ofRaises(incident, report), byOthers(incident, report))
                .toList();
    }

    /** The external changes, since the incident began, of groups that could take the service's tasks. */
    private static Stream<TimelineEvent> byOthers(Incident incident, Report report) {
        if (!report.observation().takenAt().isAfter(incident.openedAt())) {
            return Stream.empty();
        }
        return report.groups(incident.service()).stream()
                .flatMap(group -> byOthers(group, incident, report))
                .filter(event -> !incident.timeline().contains(event));
    }

    private static Stream<TimelineEvent> byOthers(AutoScalingGroup group, Incident incident, Report report) {
        return ScalingChange.of(group).stream()
                .filter(c -> c.at().isAfter(incident.openedAt()))
                .filter(c -> !isOurs(c, group.name(), report))
                .map(c -> new TimelineEvent.ChangedByOthers(c.at(), group.name(), c.from(), c.to(), c.words()));
    }

    /** Whether a raise made the change, also one that lowered the group, or the program that set it higher again. */
    private static boolean isOurs(ScalingChange change, String group, Report report) {
        History history = report.observation().memory();
        return change.isOurs(group, history.actions())
                || Stream.concat(history.readBacks().stream(), report.readBacks().stream())
                        .filter(r -> r.group().equals(group))
                        .anyMatch(r -> isLowering(change, r) || isRestoring(change, r));
    }

    private static boolean isLowering(ScalingChange change, CapacityReadBack readBack) {
        return change.from() == readBack.before()
                && change.to() == readBack.raise().to().desired()
                && readBack.raise().canBeWrittenAt(change.at());
    }

    private static boolean isRestoring(ScalingChange change, CapacityReadBack readBack) {
        return change.from() == readBack.now().desired()
                && change.to() == readBack.to().desired()
                && !change.at().isBefore(readBack.at().minusSeconds(1));
    }

    private static Stream<TimelineEvent> ofRaises(Incident incident, Report report) {
        return report.actions(incident.service()).stream()
                .filter(incident.timeline()::knows)
                .filter(raise -> raise.to().desired() > raise.from().desired())
                .flatMap(raise -> report.units(raise.group()).stream()
                        .flatMap(units -> reached(raise.to().desired(), raise.group(), units, incident, report)))
                .distinct();
    }

    private static Stream<TimelineEvent> reached(
            int wanted, String group, GroupUnits units, Incident incident, Report report) {
        Instant at = report.observation().takenAt();
        return Stream.concat(
                units.inService() >= wanted && !incident.timeline().hasInService(group, wanted)
                        ? Stream.of(new TimelineEvent.InService(at, group, wanted))
                        : Stream.empty(),
                units.registered() >= wanted && !incident.timeline().hasRegistered(group, wanted)
                        ? Stream.of(new TimelineEvent.Registered(at, group, wanted))
                        : Stream.empty());
    }
}
