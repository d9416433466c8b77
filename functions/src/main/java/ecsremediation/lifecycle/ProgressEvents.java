package ecsremediation.lifecycle;

import ecsremediation.incident.Incident;
import ecsremediation.incident.TimelineEvent;
import ecsremediation.model.AutoScalingGroup;
import ecsremediation.model.GroupUnits;
import ecsremediation.model.Observation;
import ecsremediation.model.ScalingChange;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * What lies between a raise and the recovery: the group's instances come into service, then register with the cluster; and
 * what others did to the group meanwhile.
 */
final class ProgressEvents {
    private ProgressEvents() {}

    /** What this reconciliation shows and the incident did not know. */
    static List<TimelineEvent> since(Incident incident, Report report) {
        return Stream.concat(ofRaises(incident, report), byOthers(incident, report))
                .toList();
    }

    /** What somebody else did to a group that could take the service's tasks, since the incident began. */
    private static Stream<TimelineEvent> byOthers(Incident incident, Report report) {
        if (!report.observation().takenAt().isAfter(incident.openedAt())) {
            return Stream.empty();
        }
        return report.groups(incident.service()).stream()
                .flatMap(group -> byOthers(group, incident, report.observation()))
                .filter(event -> !incident.timeline().contains(event));
    }

    private static Stream<TimelineEvent> byOthers(AutoScalingGroup group, Incident incident, Observation seen) {
        return ScalingChange.of(group).stream()
                .filter(c -> c.at().isAfter(incident.openedAt()))
                .filter(c -> !c.isOurs(group.name(), seen.memory().actions()))
                .map(c -> new TimelineEvent.ChangedByOthers(c.at(), group.name(), c.from(), c.to(), c.words()));
    }

    private static Stream<TimelineEvent> ofRaises(Incident incident, Report report) {
        return report.actions(incident.service()).stream()
                .filter(incident::knows)
                .filter(raise -> raise.to().desired() > raise.from().desired())
                .flatMap(raise -> report.units(raise.group()).stream()
                        .flatMap(units -> reached(raise.to().desired(), raise.group(), units, incident, report)))
                .distinct();
    }

    private static Stream<TimelineEvent> reached(
            int wanted, String group, GroupUnits units, Incident incident, Report report) {
        Instant at = report.observation().takenAt();
        return Stream.concat(
                units.inService() >= wanted && !incident.hasInService(group, wanted)
                        ? Stream.of(new TimelineEvent.InService(at, group, wanted))
                        : Stream.empty(),
                units.registered() >= wanted && !incident.hasRegistered(group, wanted)
                        ? Stream.of(new TimelineEvent.Registered(at, group, wanted))
                        : Stream.empty());
    }
}
