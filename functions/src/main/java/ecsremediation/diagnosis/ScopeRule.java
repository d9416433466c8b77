package ecsremediation.diagnosis;

import ecsremediation.model.CapacityProvider;
import ecsremediation.model.LaunchType;
import ecsremediation.model.Service;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Services that live by rules other than ours: not REPLICA services on EC2 that ECS itself rolls out. */
final class ScopeRule {
    private ScopeRule() {}

    /** Nothing missing, or left to its owner. */
    static Optional<Diagnosis> of(ServiceCase it) {
        if (it.gap().isNone()) {
            return Optional.of(new Diagnosis.NoGap(it.name(), List.of(it.facts().getFirst())));
        }
        return kind(it).map(kind -> new Diagnosis.NotOurs(it.name(), kind, it.facts()));
    }

    private static Optional<Diagnosis.NotOurs.Kind> kind(ServiceCase it) {
        Service service = it.service();
        return status(service)
                .or(() -> scheduling(service))
                .or(() -> controller(service))
                .or(() -> instances(it));
    }

    private static Optional<Diagnosis.NotOurs.Kind> status(Service service) {
        return service.status().equals("ACTIVE") ? Optional.empty() : Optional.of(Diagnosis.NotOurs.Kind.NOT_ACTIVE);
    }

    private static Optional<Diagnosis.NotOurs.Kind> scheduling(Service service) {
        return switch (service.schedulingStrategy()) {
            case REPLICA -> Optional.empty();
            case DAEMON -> Optional.of(Diagnosis.NotOurs.Kind.DAEMON);
            case OTHER -> Optional.of(Diagnosis.NotOurs.Kind.UNKNOWN_KIND);
        };
    }

    private static Optional<Diagnosis.NotOurs.Kind> controller(Service service) {
        return switch (service.deploymentController()) {
            case ECS -> Optional.empty();
            case CODE_DEPLOY -> Optional.of(Diagnosis.NotOurs.Kind.CODE_DEPLOY);
            case EXTERNAL -> Optional.of(Diagnosis.NotOurs.Kind.EXTERNAL_CONTROLLER);
            case OTHER -> Optional.of(Diagnosis.NotOurs.Kind.UNKNOWN_KIND);
        };
    }

    private static Optional<Diagnosis.NotOurs.Kind> instances(ServiceCase it) {
        List<String> providers = providers(it);
        if (providers.isEmpty()) {
            return it.service().launchType().map(ScopeRule::byLaunchType).orElse(unknown());
        }
        return providers.stream().flatMap(name -> byProvider(it, name).stream()).min(Enum::compareTo);
    }

    /** Those of the deployments with a gap count too: a rollout may be changing them. */
    private static List<String> providers(ServiceCase it) {
        Stream<String> deployed = it.service().deployments().stream()
                .filter(d -> d.counts().gap() > 0)
                .flatMap(d -> d.capacityProviders().stream());
        return Stream.concat(it.service().capacityProviders().stream(), deployed)
                .distinct()
                .sorted()
                .toList();
    }

    private static Optional<Diagnosis.NotOurs.Kind> byLaunchType(LaunchType type) {
        return switch (type) {
            case EC2 -> Optional.empty();
            case FARGATE -> Optional.of(Diagnosis.NotOurs.Kind.FARGATE);
            case EXTERNAL -> Optional.of(Diagnosis.NotOurs.Kind.EXTERNAL_INSTANCES);
            case MANAGED_INSTANCES -> Optional.of(Diagnosis.NotOurs.Kind.MANAGED_INSTANCES);
            case OTHER -> unknown();
        };
    }

    /** A provider that was not read is no reason here: {@link CompletenessRule} speaks of it. */
    private static Optional<Diagnosis.NotOurs.Kind> byProvider(ServiceCase it, String name) {
        String kind = it.observation().capacityProviders().stream()
                .filter(p -> p.name().equals(name))
                .map(CapacityProvider::kind)
                .findFirst()
                .orElse(name);
        return switch (kind) {
            case "FARGATE", "FARGATE_SPOT" -> Optional.of(Diagnosis.NotOurs.Kind.FARGATE);
            case "MANAGED_INSTANCES" -> Optional.of(Diagnosis.NotOurs.Kind.MANAGED_INSTANCES);
            case "EC2_AUTOSCALING" -> Optional.empty();
            default -> kind.equals(name) ? Optional.empty() : unknown();
        };
    }

    private static Optional<Diagnosis.NotOurs.Kind> unknown() {
        return Optional.of(Diagnosis.NotOurs.Kind.UNKNOWN_KIND);
    }
}
