package ecsremediation.diagnosis;

import ecsremediation.event.ServiceName;
import ecsremediation.model.Observation;
import ecsremediation.model.ReadFailure;
import ecsremediation.model.Task;
import ecsremediation.placement.Demand;
import ecsremediation.placement.Fit;
import ecsremediation.placement.InstanceCapacity;
import ecsremediation.placement.InstanceKind;
import ecsremediation.placement.expression.Match;
import ecsremediation.placement.expression.MemberOf;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Checks that the parts of the cluster that explain a gap were read. */
final class CompletenessRule {
    private CompletenessRule() {}

    /** A diagnosis if data that concerns the service was not read or cannot be understood. */
    static Optional<Diagnosis> of(ServiceCase serviceCase) {
        return incident(serviceCase)
                .or(() -> unread(serviceCase))
                .or(() -> provider(serviceCase))
                .or(() -> taskDefinition(serviceCase))
                .or(() -> constraint(serviceCase));
    }

    /** A diagnosis if tasks have no place, and it is not known what a stopping task will release in their groups. */
    static Optional<Diagnosis> ofReleases(ServiceCase serviceCase) {
        List<Task> unread = serviceCase.index().stopping().unread();
        Set<String> instances = unread.isEmpty() ? Set.of() : instances(serviceCase);
        return unread.stream()
                .filter(t -> t.containerInstance().filter(instances::contains).isPresent())
                .map(Task::taskDefinition)
                .min(Comparator.naturalOrder())
                .flatMap(arn -> partial(serviceCase, new OpenQuestion.UnknownTaskDefinition(arn)));
    }

    /** The instances of the service's groups, and those of no group, that take tasks. */
    private static Set<String> instances(ServiceCase serviceCase) {
        Set<String> groups = serviceCase.groups().stream()
                .map(ClusterIndex.Member::name)
                .collect(Collectors.toCollection(TreeSet::new));
        return serviceCase.index().registered().stream()
                .filter(capacity -> capacity.group().map(groups::contains).orElse(true))
                .flatMap(capacity -> capacity.id().arn().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The requested services that ECS did not return. */
    static Stream<Diagnosis> notFound(Observation observation) {
        return observation.unread().stream()
                .filter(u -> u.kind() == ReadFailure.Kind.SERVICE)
                .map(u -> new Diagnosis.Inconclusive(
                        new ServiceName(observation.cluster(), u.name()),
                        Diagnosis.Inconclusive.Kind.NOT_FOUND,
                        new OpenQuestion.ServiceUnread(u.why()),
                        List.of()))
                .filter(d -> observation.service(d.service()).isEmpty())
                .distinct()
                .map(Diagnosis.class::cast);
    }

    /**
     * A diagnosis if the service's incident cannot be read: then it is unknown what was done and what was
     * notified.
     */
    private static Optional<Diagnosis> incident(ServiceCase serviceCase) {
        return serviceCase
                .skippedIncident()
                .map(row -> new Diagnosis.Inconclusive(
                        serviceCase.name(),
                        Diagnosis.Inconclusive.Kind.INCIDENT_UNREADABLE,
                        new OpenQuestion.IncidentUnreadable(row.detail()),
                        serviceCase.facts()));
    }

    private static Optional<Diagnosis> unread(ServiceCase serviceCase) {
        List<ReadFailure> missing = serviceCase.index().unread().of(serviceCase.service());
        return missing.isEmpty() ? Optional.empty() : partial(serviceCase, new OpenQuestion.PartsUnread(missing));
    }

    private static Optional<Diagnosis> provider(ServiceCase serviceCase) {
        return serviceCase.service().capacityProviders().stream()
                .filter(name -> serviceCase.observation().capacityProviders().stream()
                        .noneMatch(p -> p.name().equals(name)))
                .min(Comparator.naturalOrder())
                .flatMap(name -> partial(serviceCase, new OpenQuestion.UnknownCapacityProvider(name)));
    }

    private static Optional<Diagnosis> taskDefinition(ServiceCase serviceCase) {
        return serviceCase.gap().unplaced().stream()
                .map(UnplacedTasks::taskDefinition)
                .filter(arn -> serviceCase.observation().taskDefinition(arn).isEmpty())
                .min(Comparator.naturalOrder())
                .flatMap(arn -> partial(serviceCase, new OpenQuestion.UnknownTaskDefinition(arn)));
    }

    private static Optional<Diagnosis> constraint(ServiceCase serviceCase) {
        List<Demand> demands = serviceCase.demands().stream()
                .filter(d -> !expressions(d).isEmpty())
                .toList();
        return demands.isEmpty() ? Optional.empty() : unanswered(serviceCase, demands);
    }

    private static List<String> expressions(Demand demand) {
        return demand.constraints().stream()
                .filter(c -> c.type().equals("memberOf"))
                .map(c -> c.expression())
                .distinct()
                .sorted()
                .toList();
    }

    /** An unknown answer counts only for an instance that would otherwise take a task. */
    private static Optional<Diagnosis> unanswered(ServiceCase serviceCase, List<Demand> demands) {
        Stream<InstanceCapacity> registered = serviceCase.index().registered().stream();
        Stream<InstanceCapacity> ofGroups =
                serviceCase.groups().stream().flatMap(g -> g.kinds().stream()).map(InstanceKind::capacity);
        List<InstanceCapacity> capacities = Stream.concat(registered, ofGroups).toList();
        return demands.stream()
                .flatMap(d -> capacities.stream().flatMap(capacity -> unknown(d, capacity)))
                .findFirst()
                .flatMap(u -> partial(serviceCase, new OpenQuestion.UnansweredConstraint(u.expression(), u.why())));
    }

    private static Stream<Match.Unknown> unknown(Demand demand, InstanceCapacity capacity) {
        return expressions(demand).stream()
                .map(e -> MemberOf.matches(e, capacity))
                .filter(Match.Unknown.class::isInstance)
                .map(Match.Unknown.class::cast)
                .filter(u -> Fit.check(demand, capacity).isEmpty());
    }

    private static Optional<Diagnosis> partial(ServiceCase serviceCase, OpenQuestion question) {
        return Optional.of(new Diagnosis.Inconclusive(
                serviceCase.name(), Diagnosis.Inconclusive.Kind.PARTIAL, question, serviceCase.facts()));
    }
}
