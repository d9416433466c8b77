package ecsremediation.diagnosis;

import ecsremediation.incident.Snapshot;
import ecsremediation.model.AutoScalingGroup;
import ecsremediation.model.ContainerInstance;
import ecsremediation.model.GroupInstance;
import ecsremediation.model.Observation;
import ecsremediation.model.Service;
import ecsremediation.placement.Capacities;
import ecsremediation.placement.InstanceCapacity;
import ecsremediation.placement.InstanceKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The instances and groups of an Observation, looked through once for all its services. */
final class ClusterIndex {
    private final Snapshot snapshot;
    private final Observation observation;
    private final List<InstanceCapacity> registered;
    private final Map<String, Member> members = new TreeMap<>();
    private final Map<List<String>, List<Member>> byProviders = new LinkedHashMap<>();

    ClusterIndex(Observation observation) {
        this(new Snapshot(observation));
    }

    ClusterIndex(Snapshot snapshot) {
        this.snapshot = snapshot;
        observation = snapshot.observation();
        registered = Capacities.registered(observation);
        Map<String, ContainerInstance> byId = new TreeMap<>();
        observation.containerInstances().forEach(i -> byId.put(i.ec2InstanceId(), i));
        observation.groups().forEach(g -> members.put(g.name(), Member.of(observation, g, byId)));
    }

    /**
     * One group with what a diagnosis asks of it.
     *
     * @param instances those of its instances that the cluster knows, in whatever state, by EC2 id
     * @param kinds the instance types whose size is known, the smallest first
     */
    record Member(
            AutoScalingGroup group, List<ContainerInstance> instances, List<InstanceKind> kinds, BootTracker boots) {
        static Member of(Observation observation, AutoScalingGroup group, Map<String, ContainerInstance> byId) {
            List<ContainerInstance> instances = group.instances().stream()
                    .map(GroupInstance::id)
                    .sorted()
                    .flatMap(id -> Optional.ofNullable(byId.get(id)).stream())
                    .toList();
            return new Member(
                    group,
                    instances,
                    Capacities.kinds(observation, group),
                    BootTracker.of(observation, group, instances));
        }

        String name() {
            return group.name();
        }
    }

    Snapshot snapshot() {
        return snapshot;
    }

    Observation observation() {
        return observation;
    }

    /** The instances that take tasks. */
    List<InstanceCapacity> registered() {
        return registered;
    }

    /** Every group, by name. */
    List<Member> members() {
        return List.copyOf(members.values());
    }

    /** The groups that could take the service's tasks, by name. */
    List<Member> groupsOf(Service service) {
        return byProviders.computeIfAbsent(
                service.capacityProviders(),
                _ -> Capacities.groups(observation, service).stream()
                        .map(g -> members.get(g.name()))
                        .toList());
    }

    /**
     * The rooms of the instances already asked for that may still be expected, as far as their size is known.
     */
    List<InstanceCapacity> expected() {
        return Capacities.inFlight(observation).stream()
                .filter(room -> room.group()
                        .map(members::get)
                        .map(member -> member.boots().isExpected(room.id()))
                        .orElse(true))
                .toList();
    }
}
