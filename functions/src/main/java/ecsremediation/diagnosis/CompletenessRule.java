package ecsremediation.diagnosis;

import ecsremediation.event.ServiceName;
import ecsremediation.model.Deployment;
import ecsremediation.model.Observation;
import ecsremediation.model.ReadFailure;
import ecsremediation.placement.Demand;
import ecsremediation.placement.InstanceCapacity;
import ecsremediation.placement.InstanceKind;
import ecsremediation.placement.expression.Match;
import ecsremediation.placement.expression.MemberOf;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What has to be known before anything else may be said of a service with a gap. */
final class CompletenessRule {
    private CompletenessRule() {}

    /** Something that concerns the service was not read, or cannot be understood. */
    static Optional<Diagnosis> of(ServiceCase it) {
        return incident(it)
                .or(() -> unread(it))
                .or(() -> provider(it))
                .or(() -> taskDefinition(it))
                .or(() -> constraint(it));
    }

    /** The services that were asked for and are not there. */
    static Stream<Diagnosis> notFound(Observation observation) {
        return observation.unread().stream()
                .filter(u -> u.what().startsWith("service "))
                .map(u -> new Diagnosis.Inconclusive(
                        new ServiceName(observation.cluster(), u.what().substring("service ".length())),
                        Diagnosis.Inconclusive.Kind.NOT_FOUND,
                        u.what() + " of cluster " + observation.cluster() + " could not be read: " + u.why(),
                        List.of()))
                .filter(d -> observation.service(d.service()).isEmpty())
                .distinct()
                .map(Diagnosis.class::cast);
    }

    /** What was done for the service, and whether its operators know, is not known. */
    private static Optional<Diagnosis> incident(ServiceCase it) {
        return it.skippedIncident()
                .map(row -> new Diagnosis.Inconclusive(
                        it.name(),
                        Diagnosis.Inconclusive.Kind.INCIDENT_UNREADABLE,
                        "the service's open incident in the table: " + row.detail(),
                        it.facts()));
    }

    private static Optional<Diagnosis> unread(ServiceCase it) {
        List<ReadFailure> missing = it.observation().unread().stream()
                .filter(u -> concerns(u.what(), it))
                .sorted(Comparator.comparing(ReadFailure::what).thenComparing(ReadFailure::why))
                .toList();
        if (missing.isEmpty()) {
            return Optional.empty();
        }
        String list = missing.stream().map(u -> u.what() + " (" + u.why() + ")").collect(Collectors.joining("; "));
        return partial(it, "what could not be read: " + list);
    }

    /** Only what clearly belongs to another service leaves this one alone. */
    private static boolean concerns(String what, ServiceCase it) {
        if (what.startsWith("service ")) {
            return what.equals("service " + it.name().service());
        }
        if (what.startsWith("task definition ")) {
            String name = what.substring("task definition ".length());
            return it.service().deployments().stream()
                    .map(Deployment::taskDefinition)
                    .anyMatch(arn -> arn.equals(name) || arn.endsWith("/" + name));
        }
        return true;
    }

    private static Optional<Diagnosis> provider(ServiceCase it) {
        return it.service().capacityProviders().stream()
                .filter(name -> it.observation().capacityProviders().stream()
                        .noneMatch(p -> p.name().equals(name)))
                .min(Comparator.naturalOrder())
                .flatMap(name -> partial(
                        it, "capacity provider " + name + ", which the service uses and the cluster does not show"));
    }

    private static Optional<Diagnosis> taskDefinition(ServiceCase it) {
        return it.gap().unplaced().stream()
                .map(UnplacedTasks::taskDefinition)
                .filter(arn -> it.observation().taskDefinition(arn).isEmpty())
                .min(Comparator.naturalOrder())
                .flatMap(arn -> partial(it, "task definition " + arn + ", which was not read"));
    }

    private static Optional<Diagnosis> constraint(ServiceCase it) {
        List<String> expressions = it.demands().stream()
                .map(Demand::constraints)
                .flatMap(List::stream)
                .filter(c -> c.type().equals("memberOf"))
                .map(c -> c.expression())
                .distinct()
                .sorted()
                .toList();
        return expressions.isEmpty() ? Optional.empty() : unanswered(it, expressions);
    }

    private static Optional<Diagnosis> unanswered(ServiceCase it, List<String> expressions) {
        Stream<InstanceCapacity> registered = it.fleet().registered().stream();
        Stream<InstanceCapacity> ofGroups =
                it.groups().stream().flatMap(g -> g.kinds().stream()).map(InstanceKind::room);
        List<InstanceCapacity> rooms = Stream.concat(registered, ofGroups).toList();
        return expressions.stream()
                .flatMap(e -> rooms.stream().map(room -> MemberOf.matches(e, room)))
                .filter(Match.Unknown.class::isInstance)
                .map(Match.Unknown.class::cast)
                .findFirst()
                .flatMap(u -> partial(
                        it,
                        "constraint memberOf \"" + u.expression() + "\", of which we cannot tell who satisfies it: "
                                + u.why()
                                + "; aws ecs list-container-instances --cluster "
                                + it.name().cluster()
                                + " --filter shows them"));
    }

    private static Optional<Diagnosis> partial(ServiceCase it, String lookAt) {
        return Optional.of(
                new Diagnosis.Inconclusive(it.name(), Diagnosis.Inconclusive.Kind.PARTIAL, lookAt, it.facts()));
    }
}
