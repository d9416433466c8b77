package ecsremediation.diagnosis;

import ecsremediation.model.CapacityProvider;
import ecsremediation.model.LaunchType;
import ecsremediation.model.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Separates the services that this program does not manage. It manages REPLICA services on EC2 whose
 * deployment controller is ECS.
 */
final class ScopeRule {
    private ScopeRule() {}

    /**
     * A diagnosis if no task is missing. The tasks of a deployment that ECS rolled back for lack of capacity are
     * missing, although every task of the older one runs.
     */
    static Optional<Diagnosis> noGap(ServiceCase serviceCase) {
        return serviceCase.gap().isNone()
                ? Optional.of(LostDeployment.ofRollback(serviceCase)
                        .filter(_ -> kind(serviceCase).isEmpty())
                        .orElseGet(() -> whole(serviceCase)))
                : Optional.empty();
    }

    private static Diagnosis whole(ServiceCase serviceCase) {
        List<Evidence> evidence = new ArrayList<>(serviceCase.facts().subList(0, 1));
        LostDeployment.rolledBack(serviceCase.service(), serviceCase.now()).ifPresent(evidence::add);
        return new Diagnosis.NoGap(serviceCase.name(), evidence);
    }

    /** A diagnosis if this program does not manage the service. */
    static Optional<Diagnosis> notOurs(ServiceCase serviceCase) {
        return kind(serviceCase).map(kind -> new Diagnosis.NotOurs(serviceCase.name(), kind, serviceCase.facts()));
    }

    private static Optional<Diagnosis.NotOurs.Kind> kind(ServiceCase serviceCase) {
        Service service = serviceCase.service();
        return status(service)
                .or(() -> scheduling(service))
                .or(() -> controller(service))
                .or(() -> instances(serviceCase));
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

    private static Optional<Diagnosis.NotOurs.Kind> instances(ServiceCase serviceCase) {
        List<String> providers = providers(serviceCase);
        if (providers.isEmpty()) {
            return serviceCase
                    .service()
                    .launchType()
                    .map(ScopeRule::byLaunchType)
                    .orElse(unknown());
        }
        return providers.stream()
                .flatMap(name -> byProvider(serviceCase, name).stream())
                .min(Enum::compareTo);
    }

    /** The capacity providers of the service and of its deployments with a gap. A rollout may change them. */
    private static List<String> providers(ServiceCase serviceCase) {
        Stream<String> deployed = serviceCase.service().deployments().stream()
                .filter(d -> d.counts().gap() > 0)
                .flatMap(d -> d.capacityProviders().stream());
        return Stream.concat(serviceCase.service().capacityProviders().stream(), deployed)
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

    /** Empty if the provider was not read. {@link CompletenessRule} reports that. */
    private static Optional<Diagnosis.NotOurs.Kind> byProvider(ServiceCase serviceCase, String name) {
        String kind = serviceCase.observation().capacityProviders().stream()
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
