package ecsremediation.lifecycle;

import ecsremediation.model.CapacityAction;
import ecsremediation.model.GroupUnits;
import ecsremediation.model.Incident;
import ecsremediation.model.Incident.Milestone;
import ecsremediation.model.Observation;
import ecsremediation.model.ScalingChange;
import ecsremediation.report.Report;
import java.util.List;
import java.util.stream.Stream;

/**
 * What lies between a raise and its cure: the group's instances come into service, then register with the cluster; and
 * what other hands did to the group meanwhile.
 */
final class Progress {
    private Progress() {}

    /** Those that this look shows and the incident did not know. */
    static List<Milestone> passed(Incident incident, Report report) {
        return Stream.concat(ofRaises(incident, report), byOthers(incident, report))
                .toList();
    }

    /** What somebody else did to a group that could take the service's tasks, since the incident began. */
    private static Stream<Milestone> byOthers(Incident incident, Report report) {
        Observation seen = report.observation();
        if (!seen.takenAt().isAfter(incident.openedAt())) {
            return Stream.empty();
        }
        return report.groups(incident.service()).stream()
                .flatMap(group -> ScalingChange.of(group).stream()
                        .filter(r -> r.at().isAfter(incident.openedAt()))
                        .filter(r -> !r.isOurs(group.name(), seen.memory().actions()))
                        .map(r -> new Milestone(
                                r.at(),
                                group.name() + " by somebody else: desired " + r.from() + " → " + r.to() + " ("
                                        + r.words() + ")")))
                .filter(m -> !incident.milestones().contains(m));
    }

    private static Stream<Milestone> ofRaises(Incident incident, Report report) {
        Observation seen = report.observation();
        return seen.memory().actions().stream()
                .filter(incident::knows)
                .filter(raise -> raise.to().desired() > raise.from().desired())
                .flatMap(raise -> report.units(raise.group()).stream().flatMap(units -> reached(raise, units)))
                .distinct()
                .filter(what -> !incident.passed(what))
                .map(what -> new Milestone(seen.takenAt(), what));
    }

    private static Stream<String> reached(CapacityAction raise, GroupUnits units) {
        int wanted = raise.to().desired();
        Stream<String> inService =
                units.inService() >= wanted ? Stream.of(raise.group() + ": " + wanted + " in service") : Stream.empty();
        Stream<String> here = units.registered() >= wanted
                ? Stream.of(raise.group() + ": " + wanted + " registered")
                : Stream.empty();
        return Stream.concat(inService, here);
    }
}
