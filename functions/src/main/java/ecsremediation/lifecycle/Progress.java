package ecsremediation.lifecycle;

import ecsremediation.model.AutoScalingGroup;
import ecsremediation.model.CapacityAction;
import ecsremediation.model.ContainerInstance;
import ecsremediation.model.GroupInstance;
import ecsremediation.model.Incident;
import ecsremediation.model.Incident.Milestone;
import ecsremediation.model.Observation;
import ecsremediation.model.ScalingChange;
import ecsremediation.placement.Capacities;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What lies between a raise and its cure: the group's instances come into service, then register with the cluster; and
 * what other hands did to the group meanwhile.
 */
final class Progress {
    private Progress() {}

    /** Those that this look shows and the incident did not know. */
    static List<Milestone> passed(Incident incident, Observation seen) {
        return Stream.concat(ofRaises(incident, seen), byOthers(incident, seen)).toList();
    }

    /** What somebody else did to a group that could take the service's tasks, since the incident began. */
    private static Stream<Milestone> byOthers(Incident incident, Observation seen) {
        if (!seen.takenAt().isAfter(incident.openedAt())) {
            return Stream.empty();
        }
        return seen.service(incident.service()).stream()
                .flatMap(service -> Capacities.groups(seen, service).stream())
                .flatMap(group -> ScalingChange.of(group).stream()
                        .filter(r -> r.at().isAfter(incident.openedAt()))
                        .filter(r -> !r.isOurs(group.name(), seen.memory().actions()))
                        .map(r -> new Milestone(
                                r.at(),
                                group.name() + " by somebody else: desired " + r.from() + " → " + r.to() + " ("
                                        + r.words() + ")")))
                .filter(m -> !incident.milestones().contains(m));
    }

    private static Stream<Milestone> ofRaises(Incident incident, Observation seen) {
        return seen.memory().actions().stream()
                .filter(incident::knows)
                .filter(raise -> raise.to().desired() > raise.from().desired())
                .flatMap(raise -> seen.group(raise.group()).stream().flatMap(group -> reached(raise, group, seen)))
                .distinct()
                .filter(what -> !incident.passed(what))
                .map(what -> new Milestone(seen.takenAt(), what));
    }

    private static Stream<String> reached(CapacityAction raise, AutoScalingGroup group, Observation seen) {
        int wanted = raise.to().desired();
        Stream<String> inService = units(group.instances().stream().filter(GroupInstance::isInService)) >= wanted
                ? Stream.of(group.name() + ": " + wanted + " in service")
                : Stream.empty();
        Set<String> registered = seen.containerInstances().stream()
                .filter(ContainerInstance::takesTasks)
                .map(ContainerInstance::ec2InstanceId)
                .collect(Collectors.toUnmodifiableSet());
        Stream<String> here = units(group.instances().stream().filter(i -> registered.contains(i.id()))) >= wanted
                ? Stream.of(group.name() + ": " + wanted + " registered")
                : Stream.empty();
        return Stream.concat(inService, here);
    }

    private static int units(Stream<GroupInstance> instances) {
        return instances.mapToInt(GroupInstance::weight).sum();
    }
}
