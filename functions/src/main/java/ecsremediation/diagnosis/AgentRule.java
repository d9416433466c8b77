package ecsremediation.diagnosis;

import ecsremediation.diagnosis.Diagnosis.AgentUnavailable;
import ecsremediation.diagnosis.Diagnosis.Converging;
import ecsremediation.incident.CauseSighting;
import ecsremediation.incident.Incident;
import ecsremediation.model.ContainerInstance;
import ecsremediation.model.Timeouts;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Instances run, and ECS cannot use them. A further instance of the same group would most likely fail in
 * the same way.
 */
final class AgentRule {
    private AgentRule() {}

    /**
     * A diagnosis if the agents of instances that could take the tasks are disconnected, or if instances
     * do not register.
     */
    static Optional<Diagnosis> of(ServiceCase serviceCase, PlacementCheck check) {
        return disconnected(serviceCase, check).or(() -> unregistered(serviceCase, check));
    }

    private static Optional<Diagnosis> disconnected(ServiceCase serviceCase, PlacementCheck check) {
        int unplaced = check.unplaced(check.onReconnected(), serviceCase.name());
        if (unplaced >= check.unplaced(check.onRegistered(), serviceCase.name())) {
            return Optional.empty();
        }
        List<String> ids = instances(serviceCase, check);
        Fact fact = new Fact.CapacityDisconnected(ids);
        Instant until = serviceCase
                .index()
                .left()
                .until(ids)
                .orElseGet(() -> disconnectedSince(serviceCase, ids).plus(Timeouts.AGENT_AWAY));
        if (until.isAfter(serviceCase.now())) {
            return Optional.of(new Converging(
                    serviceCase.name(),
                    Converging.Progress.AGENT_RECONNECTING,
                    serviceCase.gap().unplaced(),
                    until,
                    serviceCase.facts(fact)));
        }
        return unplaced > 0
                ? Optional.empty()
                : Optional.of(new AgentUnavailable(
                        serviceCase.name(), AgentUnavailable.Kind.DISCONNECTED, ids, serviceCase.facts(fact)));
    }

    /**
     * The disconnected instances that would take the service's tasks. If they would take only other
     * services' tasks, all disconnected instances: those tasks leave capacity free on other instances.
     */
    private static List<String> instances(ServiceCase serviceCase, PlacementCheck check) {
        Set<String> taken = check.instances(check.onReconnected(), serviceCase.name());
        LeftInstances left = serviceCase.index().left();
        List<ContainerInstance> disconnected = serviceCase.observation().containerInstances().stream()
                .filter(i -> i.status().equals("ACTIVE") && !i.agentConnected() && !left.contains(i))
                .sorted(Comparator.comparing(ContainerInstance::ec2InstanceId))
                .toList();
        boolean own = disconnected.stream().anyMatch(i -> taken.contains(i.arn()));
        return disconnected.stream()
                .filter(i -> !own || taken.contains(i.arn()))
                .map(ContainerInstance::ec2InstanceId)
                .toList();
    }

    /**
     * The earliest of what ECS says of the instances, ECS's message about it and the cause's first sighting in the
     * incident; if there is none, now.
     */
    private static Instant disconnectedSince(ServiceCase serviceCase, List<String> instances) {
        Stream<Instant> said = serviceCase.observation().containerInstances().stream()
                .filter(i -> instances.contains(i.ec2InstanceId()))
                .flatMap(i -> i.disconnectedSince().stream());
        Stream<Instant> reported =
                serviceCase.messages().newest(MessageKind.AGENT).map(ServiceMessages.Line::at).stream();
        Stream<Instant> noticed = serviceCase
                .incident()
                .flatMap(Incident::current)
                .filter(sighting -> sighting.cause().isAgentAway())
                .map(CauseSighting::firstSeen)
                .stream();
        return Stream.of(said, reported, noticed)
                .flatMap(s -> s)
                .min(Comparator.naturalOrder())
                .orElse(serviceCase.now());
    }

    /** Of a group whose instances do not register, unless another one that registers them could serve. */
    private static Optional<Diagnosis> unregistered(ServiceCase serviceCase, PlacementCheck check) {
        List<ClusterIndex.Member> faulty = serviceCase.groups().stream()
                .filter(member -> fault(serviceCase, member).isPresent())
                .toList();
        if (faulty.isEmpty()
                || !CapacityShortfallRule.proven(serviceCase, check).isEmpty()) {
            return Optional.empty();
        }
        return fault(serviceCase, faulty.getFirst());
    }

    /** What keeps the newest instances of the group from registering; empty if nothing does. */
    static Optional<Diagnosis> fault(ServiceCase serviceCase, ClusterIndex.Member member) {
        return failed(serviceCase, member).or(() -> overdue(serviceCase, member));
    }

    private static Optional<Diagnosis> failed(ServiceCase serviceCase, ClusterIndex.Member member) {
        List<ContainerInstance> failed = member.instances().stream()
                .filter(i -> i.status().equals("REGISTRATION_FAILED"))
                .sorted(Comparator.comparing(ContainerInstance::ec2InstanceId))
                .toList();
        Optional<Instant> newest =
                failed.stream().map(ContainerInstance::registeredAt).max(Comparator.naturalOrder());
        return newest.filter(at -> !registeredAfter(member, at)).map(at -> {
            List<String> ids =
                    failed.stream().map(ContainerInstance::ec2InstanceId).toList();
            Fact fact = new Fact.RegistrationFailed(member.name(), ids);
            return unavailable(serviceCase, AgentUnavailable.Kind.REGISTRATION_FAILED, ids, fact);
        });
    }

    private static Optional<Diagnosis> overdue(ServiceCase serviceCase, ClusterIndex.Member member) {
        List<BootTracker.Boot> overdue = member.boots().overdue();
        Optional<Instant> newest =
                overdue.stream().map(BootTracker.Boot::launchedAt).max(Comparator.naturalOrder());
        return newest.filter(at -> !registeredAfter(member, at)).map(at -> {
            List<String> ids = overdue.stream().map(BootTracker.Boot::instance).toList();
            Fact fact = new Fact.RegistrationOverdue(
                    member.name(), ids, member.boots().limit());
            return unavailable(serviceCase, AgentUnavailable.Kind.NOT_REGISTERING, ids, fact);
        });
    }

    /**
     * Whether an instance of the group was launched later and has registered. Then the missing ones show
     * no fault of the group.
     */
    private static boolean registeredAfter(ClusterIndex.Member member, Instant at) {
        return member.instances().stream()
                .filter(ContainerInstance::takesTasks)
                .anyMatch(i -> i.registeredAt().isAfter(at));
    }

    private static Diagnosis unavailable(
            ServiceCase serviceCase, AgentUnavailable.Kind kind, List<String> ids, Fact fact) {
        return new AgentUnavailable(serviceCase.name(), kind, ids, serviceCase.facts(fact));
    }
}
