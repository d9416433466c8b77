package ecsremediation.diagnosis;

import ecsremediation.incident.Snapshot;
import ecsremediation.model.AutoScalingGroup;
import ecsremediation.model.ContainerInstance;
import ecsremediation.model.GroupInstance;
import ecsremediation.model.Observation;
import ecsremediation.model.Service;
import ecsremediation.placement.Capacities;
import ecsremediation.placement.Demand;
import ecsremediation.placement.Fit;
import ecsremediation.placement.InstanceCapacity;
import ecsremediation.placement.InstanceKind;
import ecsremediation.placement.ServiceGroups;
import ecsremediation.placement.StoppingTasks;
import ecsremediation.placement.UnreadParts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The instances and groups of an Observation, indexed once for all of its services. */
final class ClusterIndex {
    private final Snapshot snapshot;
    private final Observation observation;
    private final List<InstanceCapacity> registered;
    private final Map<String, List<InstanceCapacity>> registeredByGroup = new TreeMap<>();
    private final Map<String, Member> members = new TreeMap<>();
    private final ServiceGroups serviceGroups;
    private final Map<String, String> activeInstances = new TreeMap<>();
    private final LeftInstances left;
    private final List<ContainerInstance> unlisted;
    private final StoppingTasks stopping;
    private final UnreadParts unread;
    private final DrainingInstances draining;

    ClusterIndex(Observation observation) {
        this(new Snapshot(observation));
    }

    ClusterIndex(Snapshot snapshot) {
        this.snapshot = snapshot;
        observation = snapshot.observation();
        left = LeftInstances.of(snapshot);
        unlisted = observation.containerInstances().stream()
                .filter(i -> i.status().equals("ACTIVE") && left.isUnlisted(i))
                .toList();
        serviceGroups = new ServiceGroups(observation);
        stopping = StoppingTasks.of(observation);
        unread = UnreadParts.of(observation);
        draining = DrainingInstances.of(observation);
        registered = Capacities.registered(observation);
        registered.forEach(capacity -> capacity.group()
                .ifPresent(group -> registeredByGroup
                        .computeIfAbsent(group, _ -> new ArrayList<>())
                        .add(capacity)));
        Map<String, ContainerInstance> byId = new TreeMap<>();
        observation.containerInstances().forEach(i -> byId.put(i.ec2InstanceId(), i));
        observation.containerInstances().stream()
                .filter(i -> i.status().equals("ACTIVE"))
                .forEach(i -> activeInstances.put(i.arn(), i.ec2InstanceId()));
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

    /** The registrations that may be of no use any more. */
    LeftInstances left() {
        return left;
    }

    /** The registrations that are of no use any more and have room for a task. */
    Optional<Fact> left(Demand demand) {
        List<Fact.LeftRegistrations.LeftRegistration> registrations = unlisted.stream()
                .filter(i -> left.capacity(i)
                        .filter(r -> Fit.check(demand, r).isEmpty())
                        .isPresent())
                .map(i -> new Fact.LeftRegistrations.LeftRegistration(i.ec2InstanceId(), i.arn()))
                .sorted(Comparator.comparing(Fact.LeftRegistrations.LeftRegistration::instance))
                .toList();
        return registrations.isEmpty()
                ? Optional.empty()
                : Optional.of(new Fact.LeftRegistrations(observation.cluster(), registrations));
    }

    /** The capacities of the instances that take tasks. */
    List<InstanceCapacity> registered() {
        return registered;
    }

    /** The instances with status ACTIVE: EC2 instance ids by container instance ARN. */
    Map<String, String> activeInstances() {
        return Collections.unmodifiableMap(activeInstances);
    }

    /** The capacities of the group's instances that take tasks. */
    List<InstanceCapacity> registered(Member member) {
        return registeredByGroup.getOrDefault(member.name(), List.of());
    }

    /** The tasks that stop and still hold capacity. */
    StoppingTasks stopping() {
        return stopping;
    }

    /** The draining instances. */
    DrainingInstances draining() {
        return draining;
    }

    /** What could not be read. */
    UnreadParts unread() {
        return unread;
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
