package ecsremediation.aws;

import static ecsremediation.aws.ResponseFields.or;
import static ecsremediation.aws.ResponseFields.required;
import static ecsremediation.aws.ResponseFields.text;

import ecsremediation.event.ServiceName;
import ecsremediation.model.Counts;
import ecsremediation.model.Deployment;
import ecsremediation.model.DeploymentController;
import ecsremediation.model.DeploymentStrategy;
import ecsremediation.model.LaunchType;
import ecsremediation.model.PlacementConstraint;
import ecsremediation.model.PlacementStrategy;
import ecsremediation.model.ProviderShare;
import ecsremediation.model.SchedulingStrategy;
import ecsremediation.model.Service;
import ecsremediation.model.ServiceMessage;
import ecsremediation.model.Subnet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.model.CapacityProviderStrategyItem;
import software.amazon.awssdk.services.ecs.model.TaskSet;

/** Maps the services and deployments of DescribeServices. */
final class ServiceMapping {
    private ServiceMapping() {}

    static Service service(String cluster, software.amazon.awssdk.services.ecs.model.Service s) {
        SchedulingStrategy scheduling = scheduling(s.schedulingStrategyAsString());
        List<String> providers = providers(s.capacityProviderStrategy());
        return new Service(
                new ServiceName(cluster, required(s.serviceName(), "serviceName")),
                required(s.status(), "status"),
                scheduling,
                providers.isEmpty() ? launchType(s.launchTypeAsString()) : Optional.empty(),
                providers,
                controller(s),
                counts(s.desiredCount(), s.runningCount(), s.pendingCount()),
                minimumHealthyPercent(s, scheduling),
                maximumPercent(s, scheduling),
                strategy(s),
                deployments(s),
                s.placementConstraints().stream()
                        .map(c -> new PlacementConstraint(text(c.typeAsString()), text(c.expression())))
                        .toList(),
                s.placementStrategy().stream()
                        .map(p -> new PlacementStrategy(text(p.typeAsString()), text(p.field())))
                        .toList(),
                subnets(s),
                messages(s),
                List.of());
    }

    /** A service has deployments or task sets. A task set that is DRAINING ends and gets no further tasks. */
    private static List<Deployment> deployments(software.amazon.awssdk.services.ecs.model.Service s) {
        Stream<Deployment> taskSets = s.taskSets().stream()
                .filter(t -> !"DRAINING".equals(t.status()))
                .map(ServiceMapping::taskSet);
        return Stream.concat(s.deployments().stream().map(ServiceMapping::deployment), taskSets)
                .toList();
    }

    private static Deployment taskSet(TaskSet t) {
        return new Deployment(
                required(t.id(), "task set id"),
                required(t.status(), "task set status"),
                required(t.taskDefinition(), "task set taskDefinition"),
                counts(t.computedDesiredCount(), t.runningCount(), t.pendingCount()),
                0,
                required(t.createdAt(), "task set createdAt"),
                or(t.updatedAt(), t.createdAt()),
                "",
                "",
                providers(t.capacityProviderStrategy()),
                shares(t.capacityProviderStrategy()));
    }

    private static Deployment deployment(software.amazon.awssdk.services.ecs.model.Deployment d) {
        return new Deployment(
                required(d.id(), "deployment id"),
                required(d.status(), "deployment status"),
                required(d.taskDefinition(), "deployment taskDefinition"),
                counts(d.desiredCount(), d.runningCount(), d.pendingCount()),
                or(d.failedTasks(), 0),
                required(d.createdAt(), "deployment createdAt"),
                or(d.updatedAt(), d.createdAt()),
                text(d.rolloutStateAsString()),
                text(d.rolloutStateReason()),
                providers(d.capacityProviderStrategy()),
                shares(d.capacityProviderStrategy()));
    }

    private static Counts counts(@Nullable Integer desired, @Nullable Integer running, @Nullable Integer pending) {
        return new Counts(
                required(desired, "desiredCount"),
                required(running, "runningCount"),
                required(pending, "pendingCount"));
    }

    /**
     * The providers that ECS gives tasks to. Of several, one with weight 0 and base 0 gets none; both are 0
     * where the response has none (CapacityProviderStrategyItem in the ECS API reference). ECS accepts no
     * strategy in which none gets tasks, so such a one is kept whole.
     */
    private static List<String> providers(List<CapacityProviderStrategyItem> strategy) {
        List<ProviderShare> shares = shares(strategy);
        List<String> used = shares.stream()
                .filter(s -> s.weight() > 0 || s.base() > 0)
                .map(ProviderShare::provider)
                .toList();
        return used.isEmpty() ? shares.stream().map(ProviderShare::provider).toList() : used;
    }

    private static List<ProviderShare> shares(List<CapacityProviderStrategyItem> strategy) {
        return strategy.stream()
                .map(i -> new ProviderShare(Arns.name(i.capacityProvider()), or(i.base(), 0), or(i.weight(), 0)))
                .toList();
    }

    /** Services without this field are older than the field and are all REPLICA. */
    private static SchedulingStrategy scheduling(@Nullable String name) {
        return switch (or(name, "REPLICA")) {
            case "REPLICA" -> SchedulingStrategy.REPLICA;
            case "DAEMON" -> SchedulingStrategy.DAEMON;
            default -> SchedulingStrategy.OTHER;
        };
    }

    private static Optional<LaunchType> launchType(@Nullable String name) {
        return Optional.ofNullable(name).map(n -> switch (n) {
            case "EC2" -> LaunchType.EC2;
            case "FARGATE" -> LaunchType.FARGATE;
            case "EXTERNAL" -> LaunchType.EXTERNAL;
            case "MANAGED_INSTANCES" -> LaunchType.MANAGED_INSTANCES;
            default -> LaunchType.OTHER;
        });
    }

    /** If the response has no controller, ECS is the controller. */
    private static DeploymentController controller(software.amazon.awssdk.services.ecs.model.Service s) {
        if (s.deploymentController() == null) {
            return DeploymentController.ECS;
        }
        return switch (text(s.deploymentController().typeAsString())) {
            case "ECS" -> DeploymentController.ECS;
            case "CODE_DEPLOY" -> DeploymentController.CODE_DEPLOY;
            case "EXTERNAL" -> DeploymentController.EXTERNAL;
            default -> DeploymentController.OTHER;
        };
    }

    /** Defaults of DeploymentConfiguration in the ECS API reference: 100 for REPLICA, 0 for DAEMON. */
    private static int minimumHealthyPercent(
            software.amazon.awssdk.services.ecs.model.Service s, SchedulingStrategy scheduling) {
        Integer set = s.deploymentConfiguration() == null
                ? null
                : s.deploymentConfiguration().minimumHealthyPercent();
        return or(set, scheduling == SchedulingStrategy.DAEMON ? 0 : 100);
    }

    /** Defaults of DeploymentConfiguration in the ECS API reference: 200 for REPLICA, 100 for DAEMON. */
    private static int maximumPercent(
            software.amazon.awssdk.services.ecs.model.Service s, SchedulingStrategy scheduling) {
        Integer set = s.deploymentConfiguration() == null
                ? null
                : s.deploymentConfiguration().maximumPercent();
        return or(set, scheduling == SchedulingStrategy.DAEMON ? 100 : 200);
    }

    /** Services without this field are older than the field and roll. */
    private static DeploymentStrategy strategy(software.amazon.awssdk.services.ecs.model.Service s) {
        String name = s.deploymentConfiguration() == null
                ? null
                : s.deploymentConfiguration().strategyAsString();
        return switch (or(name, "ROLLING")) {
            case "ROLLING" -> DeploymentStrategy.ROLLING;
            case "BLUE_GREEN" -> DeploymentStrategy.BLUE_GREEN;
            case "LINEAR" -> DeploymentStrategy.LINEAR;
            case "CANARY" -> DeploymentStrategy.CANARY;
            default -> DeploymentStrategy.OTHER;
        };
    }

    /** The zones are not in the answer. */
    private static List<Subnet> subnets(software.amazon.awssdk.services.ecs.model.Service s) {
        return s.networkConfiguration() == null || s.networkConfiguration().awsvpcConfiguration() == null
                ? List.of()
                : s.networkConfiguration().awsvpcConfiguration().subnets().stream()
                        .map(id -> new Subnet(id, Optional.empty()))
                        .toList();
    }

    private static List<ServiceMessage> messages(software.amazon.awssdk.services.ecs.model.Service s) {
        return s.events().stream()
                .map(e -> new ServiceMessage(required(e.createdAt(), "event createdAt"), text(e.message())))
                .sorted(Comparator.comparing(ServiceMessage::at).reversed())
                .toList();
    }
}
