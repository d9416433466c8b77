package ecsremediation.lifecycle;

import ecsremediation.incident.Incident;
import ecsremediation.incident.TimelineEvent;
import ecsremediation.model.AutoScalingGroup;
import ecsremediation.model.ContainerInstance;
import ecsremediation.model.GroupInstance;
import ecsremediation.model.Observation;
import ecsremediation.model.ScalingChange;
import ecsremediation.placement.Capacities;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What lies between a raise and the recovery: the group's instances come into service, then register with the cluster; and
 * what others did to the group meanwhile.
 */
final class Progress {
    private Progress() {}

    /** What this reconciliation shows and the incident did not know. */
    static List<TimelineEvent> since(Incident incident, Observation seen) {
        return Stream.concat(ofRaises(incident, seen), byOthers(incident, seen)).toList();
    }

    /** What somebody else did to a group that could take the service's tasks, since the incident began. */
    private static Stream<TimelineEvent> byOthers(Incident incident, Observation seen) {
        if (!seen.takenAt().isAfter(incident.openedAt())) {
            return Stream.empty();
        }
        return seen.service(incident.service()).stream()
                .flatMap(service -> Capacities.groups(seen, service).stream())
                .flatMap(group -> byOthers(group, incident, seen))
                .filter(event -> !incident.timeline().contains(event));
    }

    private static Stream<TimelineEvent> byOthers(AutoScalingGroup group, Incident incident, Observation seen) {
        return ScalingChange.of(group).stream()
                .filter(c -> c.at().isAfter(incident.openedAt()))
                .filter(c -> !c.isOurs(group.name(), seen.memory().actions()))
                .map(c -> new TimelineEvent.ChangedByOthers(c.at(), group.name(), c.from(), c.to(), c.words()));
    }

    private static Stream<TimelineEvent> ofRaises(Incident incident, Observation seen) {
        return seen.memory().actions().stream()
                .filter(incident::knows)
                .filter(raise -> raise.to().desired() > raise.from().desired())
                .flatMap(raise -> seen.group(raise.group()).stream()
                        .flatMap(group -> reached(raise.to().desired(), group, incident, seen)))
                .distinct();
    }

    private static Stream<TimelineEvent> reached(
            int wanted, AutoScalingGroup group, Incident incident, Observation seen) {
        String name = group.name();
        boolean inService = units(group.instances().stream().filter(GroupInstance::isInService)) >= wanted;
        Set<String> known = seen.containerInstances().stream()
                .filter(ContainerInstance::takesTasks)
                .map(ContainerInstance::ec2InstanceId)
                .collect(Collectors.toUnmodifiableSet());
        boolean registered = units(group.instances().stream().filter(i -> known.contains(i.id()))) >= wanted;
        return Stream.concat(
                inService && !incident.hasInService(name, wanted)
                        ? Stream.of(new TimelineEvent.InService(seen.takenAt(), name, wanted))
                        : Stream.empty(),
                registered && !incident.hasRegistered(name, wanted)
                        ? Stream.of(new TimelineEvent.Registered(seen.takenAt(), name, wanted))
                        : Stream.empty());
    }

    private static int units(Stream<GroupInstance> instances) {
        return instances.mapToInt(GroupInstance::weight).sum();
    }
}
