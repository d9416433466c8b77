package ecsremediation.diagnosis;

import ecsremediation.incident.Snapshot;
import ecsremediation.model.AutoScalingGroup;
import ecsremediation.model.ContainerInstance;
import ecsremediation.model.GroupInstance;
import ecsremediation.model.Observation;
import ecsremediation.model.Service;
import ecsremediation.model.Task;
import ecsremediation.placement.Capacities;
import ecsremediation.placement.InstanceCapacity;
import ecsremediation.placement.InstanceKind;
import ecsremediation.placement.ServiceGroups;
import ecsremediation.placement.StoppingTasks;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The instances and groups of an Observation, indexed once for all of its services. */
final class ClusterIndex {
    private final Snapshot snapshot;
    private final Observation observation;
    private final List<InstanceCapacity> registered;
    private final Map<String, Member> members = new TreeMap<>();
    private final ServiceGroups serviceGroups;
    private final Map<String, String> drainingInstances;
    private final LeftInstances left;
    private final List<Task> stopping;

    ClusterIndex(Observation observation) {
        this(new Snapshot(observation));
    }

    ClusterIndex(Snapshot snapshot) {
        this.snapshot = snapshot;
        observation = snapshot.observation();
        serviceGroups = new ServiceGroups(observation);
        registered = Capacities.registered(observation);
        drainingInstances = Collections.unmodifiableMap(DrainingTasks.instances(observation));
        left = LeftInstances.of(observation);
        stopping = StoppingTasks.stopping(observation);
        Map<String, ContainerInstance> byId = new TreeMap<>();
        observation.containerInstances().forEach(i -> byId.put(i.ec2InstanceId(), i));
        observation.groups().forEach(g -> members.put(g.name(), Member.of(observation, g, byId)));
    }

    /**
     * One group with the data that a diagnosis needs.
     *
     * @param instances those of its instances that the cluster lists, in any state, by EC2 id
     * @param kinds the types of known size that its next launch may bring, the smallest first
     * @param offered every offered type of known size, the smallest first
     */
    record Member(
            AutoScalingGroup group,
            List<ContainerInstance> instances,
            List<InstanceKind> kinds,
            List<InstanceKind> offered,
            BootTracker boots) {
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
                    Capacities.offered(observation, group),
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

    /** The capacities of the instances that take tasks. */
    List<InstanceCapacity> registered() {
        return registered;
    }

    /** The draining instances that their groups keep: EC2 instance ids by container instance ARN. */
    Map<String, String> drainingInstances() {
        return drainingInstances;
    }

    /** The registrations whose EC2 instance no longer serves. */
    LeftInstances left() {
        return left;
    }

    /** The tasks that stop on an instance and are not gone yet, by ARN. */
    List<Task> stopping() {
        return stopping;
    }

    /** Every group, by name. */
    List<Member> members() {
        return List.copyOf(members.values());
    }

    /** The groups that could take the service's tasks, by name. */
    List<Member> groupsOf(Service service) {
        return serviceGroups.of(service).stream()
                .map(g -> members.get(g.name()))
                .toList();
    }

    /** The capacities of requested instances that may still register, as far as their size is known. */
    List<InstanceCapacity> expected() {
        return Capacities.inFlight(observation).stream()
                .filter(capacity -> capacity.group()
                        .map(members::get)
                        .map(member -> member.boots().isExpected(capacity.id()))
                        .orElse(true))
                .toList();
    }
}
