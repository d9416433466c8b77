package ecsremediation.diagnosis;

import ecsremediation.diagnosis.Diagnosis.Inconclusive;
import ecsremediation.diagnosis.Diagnosis.Unplaceable;
import ecsremediation.model.ContainerInstance;
import ecsremediation.placement.Demand;
import ecsremediation.placement.Fit;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Applies ECS's newest message about placing the tasks, if it settles the cause or contradicts our
 * placement check.
 */
final class EcsMessageRule {
    /** ECS's words for the instance that lacks the least, with the id that its ARN ends with. */
    private static final Pattern CLOSEST = Pattern.compile("container-instance\\s([0-9a-zA-Z-]+)");

    private EcsMessageRule() {}

    /**
     * A diagnosis if ECS reports a quota or an unknown zone, which only ECS can know, or if it reports
     * missing attributes that an instance has by our check.
     */
    static Optional<Diagnosis> of(ServiceCase serviceCase, PlacementCheck check) {
        return serviceCase
                .messages()
                .newest(kind -> kind.isPlacementFailure() || kind == MessageKind.QUOTA)
                .flatMap(line -> of(serviceCase, check, line));
    }

    private static Optional<Diagnosis> of(ServiceCase serviceCase, PlacementCheck check, ServiceMessages.Line line) {
        return switch (line.kind()) {
            case QUOTA -> Optional.of(unplaceable(serviceCase, Unplaceable.Kind.QUOTA, line));
            case WRONG_ZONE -> wrongZone(serviceCase, line);
            case NO_ATTRIBUTE, MEMBER_OF -> contradiction(serviceCase, check, line);
            case STEADY_STATE,
                    PROTECTED_TASKS,
                    DEPLOYMENT_LIMITS,
                    START_THROTTLED,
                    API_THROTTLED,
                    FARGATE_CAPACITY,
                    NOT_REGISTERED,
                    NO_INSTANCES,
                    NO_MEMORY,
                    NO_CPU,
                    NO_PORTS,
                    NO_NETWORK_INTERFACE,
                    NO_GPU,
                    NO_RESOURCES,
                    NOT_DISTINCT,
                    AGENT,
                    ROLE,
                    UNHEALTHY,
                    UNPLACED,
                    DEPLOYMENT_FAILED,
                    ROLLED_BACK,
                    STARTED_TASKS,
                    STOPPED_TASKS,
                    OTHER -> Optional.empty();
        };
    }

    private static Diagnosis unplaceable(ServiceCase serviceCase, Unplaceable.Kind kind, ServiceMessages.Line line) {
        return new Unplaceable(
                serviceCase.name(),
                kind,
                serviceCase.gap().unplaced(),
                line.message(),
                serviceCase.facts(line.evidence()));
    }

    /**
     * ECS names one instance. Where the zones of the service's subnets are known, our check says whether other
     * instances of the groups are in them.
     */
    private static Optional<Diagnosis> wrongZone(ServiceCase serviceCase, ServiceMessages.Line line) {
        return serviceCase.service().zones().isEmpty()
                ? Optional.of(unplaceable(serviceCase, Unplaceable.Kind.WRONG_ZONE, line))
                : Optional.empty();
    }

    /**
     * The instance that ECS's message names, or else one that had registered before it, has by our check all
     * attributes that the tasks require.
     */
    private static Optional<Diagnosis> contradiction(
            ServiceCase serviceCase, PlacementCheck check, ServiceMessages.Line line) {
        Optional<String> named = named(serviceCase, line);
        Set<String> doubtful = named.map(Set::of).orElseGet(() -> registeredBefore(serviceCase, line.at()));
        List<Demand> demands = serviceCase.demands();
        return check.onRegistered().capacities().stream()
                .filter(capacity ->
                        capacity.id().arn().filter(doubtful::contains).isPresent())
                .filter(capacity ->
                        demands.stream().allMatch(d -> Fit.identity(d, capacity).isEmpty()))
                .flatMap(capacity -> capacity.id().arn().stream())
                .sorted()
                .findFirst()
                .map(instance -> new Inconclusive(
                        serviceCase.name(),
                        Inconclusive.Kind.CONTRADICTION,
                        new OpenQuestion.UnconfirmedAttributes(instance, line.text()),
                        serviceCase.facts(line.evidence())));
    }

    /** The ARN of the instance that the message names as the closest match; empty if it is gone or not named. */
    private static Optional<String> named(ServiceCase serviceCase, ServiceMessages.Line line) {
        Matcher id = CLOSEST.matcher(line.text());
        return id.find()
                ? serviceCase.observation().containerInstances().stream()
                        .map(ContainerInstance::arn)
                        .filter(arn -> arn.endsWith("/" + id.group(1)))
                        .findFirst()
                : Optional.empty();
    }

    private static Set<String> registeredBefore(ServiceCase serviceCase, Instant at) {
        Set<String> arns = new TreeSet<>();
        serviceCase.observation().containerInstances().stream()
                .filter(i -> i.registeredAt().isBefore(at))
                .map(ContainerInstance::arn)
                .forEach(arns::add);
        return arns;
    }
}
