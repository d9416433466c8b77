package ecsremediation.diagnosis;

import ecsremediation.incident.CauseSighting;
import ecsremediation.incident.Snapshot;
import ecsremediation.model.AutoScalingGroup;
import ecsremediation.model.ContainerInstance;
import ecsremediation.model.GroupInstance;
import ecsremediation.model.Observation;
import ecsremediation.model.Service;
import ecsremediation.model.Timeouts;
import ecsremediation.placement.Capacities;
import ecsremediation.placement.Demand;
import ecsremediation.placement.Demands;
import ecsremediation.placement.Fit;
import ecsremediation.placement.InstanceCapacity;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The registrations whose EC2 instance may no longer serve: the agent is disconnected, and no group keeps the
 * instance in service. It was terminated, it is stopped, it is in a warm pool, or an operator set it aside
 * (Standby). Its free resources do not exist then.
 *
 * <p>EC2 is not read. So the registration counts as left at once where a group's data says so, and otherwise
 * {@link Timeouts#AGENT_GONE} after the agent is known to be away: since ECS says so, since an incident showed it, or since ECS
 * could not place a task that its capacity would have taken.
 *
 * @param leaveAt when each counts as left, by EC2 instance id
 * @param capacities their free resources if they were connected, by ARN
 * @param listed those that a group still lists, such as in its warm pool
 * @param now the time of the Observation
 */
record LeftInstances(
        Map<String, Instant> leaveAt, Map<String, InstanceCapacity> capacities, Set<String> listed, Instant now) {
    LeftInstances {
        leaveAt = Collections.unmodifiableMap(new TreeMap<>(leaveAt));
        capacities = Collections.unmodifiableMap(new TreeMap<>(capacities));
        listed = Set.copyOf(listed);
    }

    static LeftInstances of(Snapshot snapshot) {
        Observation observation = snapshot.observation();
        Set<String> kept = ids(observation, i -> i.isKept() && !i.isSetAside());
        Set<String> ended = ended(observation);
        List<ContainerInstance> away = observation.containerInstances().stream()
                .filter(i -> !i.agentConnected() && !kept.contains(i.ec2InstanceId()))
                .filter(i ->
                        !observation.groups().isEmpty() && i.ec2InstanceId().startsWith("i-"))
                .toList();
        Map<String, Instant> leaveAt = new TreeMap<>();
        Map<String, InstanceCapacity> capacities = away.isEmpty() ? Map.of() : capacities(observation, away);
        if (!away.isEmpty()) {
            List<FailedPlacement> failures = failures(observation);
            away.forEach(i -> leaveAt.put(
                    i.ec2InstanceId(),
                    ended.contains(i.ec2InstanceId())
                            ? observation.takenAt()
                            : awaySince(snapshot, i, Optional.ofNullable(capacities.get(i.arn())), failures)
                                    .plus(Timeouts.AGENT_GONE)));
        }
        return new LeftInstances(leaveAt, capacities, ids(observation, _ -> true), observation.takenAt());
    }

    /** Whether the instance's capacity does not exist. */
    boolean contains(ContainerInstance instance) {
        return Optional.ofNullable(leaveAt.get(instance.ec2InstanceId()))
                .filter(at -> !at.isAfter(now))
                .isPresent();
    }

    /** Whether no group knows the instance any more, so that an operator may have to deregister it. */
    boolean isUnlisted(ContainerInstance instance) {
        return contains(instance) && !listed.contains(instance.ec2InstanceId());
    }

    /** The instance's free resources if its agent were connected; empty if it is none of these. */
    Optional<InstanceCapacity> capacity(ContainerInstance instance) {
        return Optional.ofNullable(capacities.get(instance.arn()));
    }

    /** When the last of the instances counts as left; empty if a group keeps one of them. */
    Optional<Instant> until(List<String> instances) {
        return leaveAt.keySet().containsAll(instances)
                ? instances.stream().map(leaveAt::get).max(Comparator.naturalOrder())
                : Optional.empty();
    }

    /** A service's tasks that ECS could not place at some time. */
    private record FailedPlacement(Instant at, List<Demand> demands) {}

    /** The oldest placement failure that still counts, of each service with a gap. */
    private static List<FailedPlacement> failures(Observation observation) {
        return observation.services().stream()
                .flatMap(service -> ServiceMessages.holding(service, observation.takenAt()).lines().stream()
                        .filter(line -> line.kind().isPlacementFailure())
                        .map(ServiceMessages.Line::at)
                        .min(Comparator.naturalOrder())
                        .map(at -> new FailedPlacement(at, demands(observation, service)))
                        .stream())
                .toList();
    }

    private static List<Demand> demands(Observation observation, Service service) {
        return TaskGap.of(service).unplaced().stream()
                .flatMap(u -> Demands.of(observation, service, u.taskDefinition(), 1).stream())
                .toList();
    }

    private static Map<String, InstanceCapacity> capacities(Observation observation, List<ContainerInstance> away) {
        List<ContainerInstance> connected =
                away.stream().map(ContainerInstance::withAgent).toList();
        return Capacities.registered(observation.with(connected)).stream()
                .collect(Collectors.toMap(c -> c.id().arn().orElse(""), c -> c, (a, _) -> a, TreeMap::new));
    }

    private static Instant awaySince(
            Snapshot snapshot,
            ContainerInstance instance,
            Optional<InstanceCapacity> capacity,
            List<FailedPlacement> failures) {
        Stream<Instant> seen = snapshot.incidents().stream()
                .flatMap(incident -> incident.current().stream())
                .filter(sighting -> sighting.cause().isAgentAway())
                .map(CauseSighting::firstSeen);
        Stream<Instant> failed = failures.stream()
                .filter(f -> f.demands().stream()
                        .anyMatch(d ->
                                capacity.filter(r -> Fit.check(d, r).isEmpty()).isPresent()))
                .map(FailedPlacement::at);
        return Stream.of(instance.disconnectedSince().stream(), seen, failed)
                .flatMap(s -> s)
                .filter(at -> at.isAfter(instance.registeredAt()))
                .min(Comparator.naturalOrder())
                .orElse(snapshot.observation().takenAt());
    }

    /** Those in a warm pool, those set aside, those that a group terminates, and those that it terminated. */
    private static Set<String> ended(Observation observation) {
        Set<String> ended = ids(observation, i -> i.isPooled() || i.isSetAside() || i.isTerminating());
        observation.groups().stream()
                .map(AutoScalingGroup::activities)
                .flatMap(List::stream)
                .filter(a -> a.isTermination() && !a.isFailed())
                .flatMap(activity -> activity.instance().stream())
                .forEach(ended::add);
        return ended;
    }

    private static Set<String> ids(Observation observation, Predicate<GroupInstance> wanted) {
        return observation.groups().stream()
                .flatMap(group -> group.instances().stream())
                .filter(wanted)
                .map(GroupInstance::id)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
