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
        return unread(it).or(() -> provider(it)).or(() -> taskDefinition(it)).or(() -> constraint(it));
    }

    /** The services that were asked for and are not there. */
    static Stream<Diagnosis> notFound(Observation observation) {
        return observation.unread().stream()
                .filter(u -> u.kind() == ReadFailure.Kind.SERVICE)
                .map(u -> new Diagnosis.Inconclusive(
                        new ServiceName(observation.cluster(), u.name()),
                        Diagnosis.Inconclusive.Kind.NOT_FOUND,
                        u.what() + " of cluster " + observation.cluster() + " could not be read: " + u.why(),
                        List.of()))
                .filter(d -> observation.service(d.service()).isEmpty())
                .distinct()
                .map(Diagnosis.class::cast);
    }

    private static Optional<Diagnosis> unread(ServiceCase it) {
        List<ReadFailure> missing = it.observation().unread().stream()
                .filter(u -> concerns(u, it))
                .sorted(Comparator.comparing(ReadFailure::what).thenComparing(ReadFailure::why))
                .toList();
        if (missing.isEmpty()) {
            return Optional.empty();
        }
        String list = missing.stream().map(u -> u.what() + " (" + u.why() + ")").collect(Collectors.joining("; "));
        return partial(it, "what could not be read: " + list);
    }

    /** Only what clearly belongs to another service leaves this one alone. */
    private static boolean concerns(ReadFailure failure, ServiceCase it) {
        return switch (failure.kind()) {
            case SERVICE -> failure.name().equals(it.name().service());
            case TASK_DEFINITION -> uses(it, failure.name());
            case CLUSTER, SERVICE_LIST, SERVICES, CONTAINER_INSTANCE_LIST, CONTAINER_INSTANCE, CONTAINER_INSTANCES ->
                true;
            case TASK_LIST, TASK, TASKS, CAPACITY_PROVIDER, CAPACITY_PROVIDERS, GROUP, GROUPS -> true;
            case SCALING_POLICIES, SCALING_POLICY, SCHEDULED_ACTIONS, INSTANCE_REFRESHES -> true;
            case SCALING_ACTIVITIES, SCALING_ACTIVITY, OTHER -> true;
        };
    }

    private static boolean uses(ServiceCase it, String taskDefinition) {
        return it.service().deployments().stream()
                .map(Deployment::taskDefinition)
                .anyMatch(arn -> arn.equals(taskDefinition) || arn.endsWith("/" + taskDefinition));
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
