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
 * Instances that are there and that ECS cannot use. One more of the same would most likely end the same way.
 */
final class AgentRule {
    private AgentRule() {}

    /** The instances that could have taken the tasks are disconnected, or do not come to be registered. */
    static Optional<Diagnosis> of(ServiceCase it, PlacementCheck check) {
        return agents(it, check).or(() -> registrations(it));
    }

    private static Optional<Diagnosis> agents(ServiceCase it, PlacementCheck check) {
        int left = check.left(check.reconnected(), it.name());
        if (left >= check.left(check.onFree(), it.name())) {
            return Optional.empty();
        }
        List<String> ids = away(it, check);
        Evidence evidence = new Evidence(
                Evidence.Source.INSTANCE,
                "agent disconnected on " + NameList.list(ids) + ", where tasks would find room",
                Optional.empty());
        Instant until = awaySince(it).plus(Timeouts.AGENT_AWAY);
        if (until.isAfter(it.now())) {
            return Optional.of(new Converging(
                    it.name(), Converging.Progress.AGENT_RECONNECTING, it.gap().unplaced(), until, it.facts(evidence)));
        }
        return left > 0
                ? Optional.empty()
                : Optional.of(
                        new AgentUnavailable(it.name(), AgentUnavailable.Kind.DISCONNECTED, ids, it.facts(evidence)));
    }

    /**
     * The disconnected instances whose room the tasks would take, or which would free it by taking another
     * service's.
     */
    private static List<String> away(ServiceCase it, PlacementCheck check) {
        Set<String> rooms = check.taken(check.reconnected(), it.name());
        List<ContainerInstance> away = it.observation().containerInstances().stream()
                .filter(i -> i.status().equals("ACTIVE") && !i.agentConnected())
                .sorted(Comparator.comparing(ContainerInstance::ec2InstanceId))
                .toList();
        boolean own = away.stream().anyMatch(i -> rooms.contains(i.arn()));
        return away.stream()
                .filter(i -> !own || rooms.contains(i.arn()))
                .map(ContainerInstance::ec2InstanceId)
                .toList();
    }

    /**
     * One Observation cannot tell how long an agent has been away: the earlier of ECS's own message about it and of the
     * incident's first sight of it; without both, now.
     */
    private static Instant awaySince(ServiceCase it) {
        Stream<Instant> said = it.messages().newest(MessageKind.AGENT).map(ServiceMessages.Line::at).stream();
        Stream<Instant> noticed = it
                .incident()
                .flatMap(Incident::current)
                .filter(sighting -> sighting.cause().isAgentAway())
                .map(CauseSighting::firstSeen)
                .stream();
        return Stream.concat(said, noticed).min(Comparator.naturalOrder()).orElse(it.now());
    }

    private static Optional<Diagnosis> registrations(ServiceCase it) {
        return it.groups().stream()
                .flatMap(member -> failed(it, member).or(() -> overdue(it, member)).stream())
                .findFirst();
    }

    private static Optional<Diagnosis> failed(ServiceCase it, ClusterIndex.Member member) {
        List<ContainerInstance> failed = member.instances().stream()
                .filter(i -> i.status().equals("REGISTRATION_FAILED"))
                .sorted(Comparator.comparing(ContainerInstance::ec2InstanceId))
                .toList();
        Optional<Instant> newest =
                failed.stream().map(ContainerInstance::registeredAt).max(Comparator.naturalOrder());
        return newest.filter(at -> !registeredAfter(member, at)).map(at -> {
            List<String> ids =
                    failed.stream().map(ContainerInstance::ec2InstanceId).toList();
            String text = "ECS says REGISTRATION_FAILED of " + NameList.list(ids) + " of " + member.name();
            return unavailable(it, AgentUnavailable.Kind.REGISTRATION_FAILED, ids, text);
        });
    }

    private static Optional<Diagnosis> overdue(ServiceCase it, ClusterIndex.Member member) {
        List<BootTracker.Boot> overdue = member.boots().overdue();
        Optional<Instant> newest =
                overdue.stream().map(BootTracker.Boot::launchedAt).max(Comparator.naturalOrder());
        return newest.filter(at -> !registeredAfter(member, at)).map(at -> {
            List<String> ids = overdue.stream().map(BootTracker.Boot::instance).toList();
            String text = NameList.list(ids) + " of " + member.name() + " InService and not registered in the cluster;"
                    + " a boot takes up to "
                    + member.boots().longest().toMinutes() + " min";
            return unavailable(it, AgentUnavailable.Kind.NOT_REGISTERING, ids, text);
        });
    }

    /**
     * An instance of the group that came later and did register: the failed ones are a matter of their own.
     */
    private static boolean registeredAfter(ClusterIndex.Member member, Instant at) {
        return member.instances().stream()
                .filter(ContainerInstance::takesTasks)
                .anyMatch(i -> i.registeredAt().isAfter(at));
    }

    private static Diagnosis unavailable(ServiceCase it, AgentUnavailable.Kind kind, List<String> ids, String text) {
        return new AgentUnavailable(it.name(), kind, ids, it.facts(Evidence.Source.INSTANCE, text));
    }
}
