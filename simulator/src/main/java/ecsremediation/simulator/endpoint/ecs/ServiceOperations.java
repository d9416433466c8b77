package ecsremediation.simulator.endpoint.ecs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import ecsremediation.model.LaunchType;
import ecsremediation.model.SchedulingStrategy;
import ecsremediation.simulator.World;
import ecsremediation.simulator.ecs.DeploymentBreaker;
import ecsremediation.simulator.ecs.EcsCluster;
import ecsremediation.simulator.ecs.EcsService;
import ecsremediation.simulator.ecs.ServiceSpec;
import ecsremediation.simulator.ecs.ServiceUpdate;
import ecsremediation.simulator.endpoint.wire.Input;
import ecsremediation.simulator.endpoint.wire.Operation;
import ecsremediation.simulator.endpoint.wire.Trees;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/** The operations of ECS on services. */
final class ServiceOperations {
    /** [ECS API, DescribeServices]. */
    private static final int MOST_DESCRIBED = 10;

    /** [ECS API, ListServices: default 10]. */
    private static final int DEFAULT_PAGE = 10;

    /** [ECS API, DeploymentConfiguration]. */
    private static final int MINIMUM_HEALTHY = 100;

    private static final int MAXIMUM = 200;
    private final World world;

    ServiceOperations(World world) {
        this.world = world;
    }

    Map<String, Operation> operations() {
        return Map.of(
                "ListServices", this::list,
                "DescribeServices", this::describe,
                "CreateService", this::create,
                "UpdateService", this::update,
                "DeleteService", this::delete);
    }

    private ObjectNode list(Input input) {
        Optional<String> launchType = input.text("launchType");
        Optional<String> strategy = input.text("schedulingStrategy");
        List<String> arns = Requests.cluster(world, input).services().stream()
                .filter(s -> launchType.isEmpty()
                        || launchType.equals(s.spec().launchType().map(LaunchType::name)))
                .filter(s -> strategy.isEmpty()
                        || strategy.get().equals(s.spec().strategy().name()))
                .map(EcsService::arn)
                .toList();
        return Requests.page(input, "serviceArns", arns, DEFAULT_PAGE);
    }

    private ObjectNode describe(Input input) {
        List<String> names = Requests.names(input, "services", MOST_DESCRIBED);
        EcsCluster cluster = Requests.cluster(world, input);
        return Requests.batch("services", names, new Requests.Lookup() {
            @Override
            public Optional<ObjectNode> find(String name) {
                return cluster.serviceOrDeleted(Requests.shortName(name))
                        .map(s -> Requests.tagged(world, input, ServiceRecords.service(s), s.arn()));
            }

            @Override
            public String arn(String name) {
                return world.account().inCluster("service", cluster.name(), Requests.shortName(name));
            }
        });
    }

    private ObjectNode create(Input input) {
        EcsCluster cluster = Requests.cluster(world, input);
        ServiceSpec spec = spec(cluster, input);
        cluster.serviceOrDeleted(spec.name()).map(EcsService::status).ifPresent(status -> {
            switch (status) {
                case "ACTIVE" -> throw Requests.invalid("Creation of service was not idempotent.");
                case "DRAINING" -> throw Requests.invalid("Unable to Start a service that is still Draining.");
                default -> {}
            }
        });
        EcsService service = world.ecs().createService(cluster.name(), spec);
        world.ecs().tags().put(service.arn(), Requests.tags(input));
        return Trees.object().set("service", ServiceRecords.service(service));
    }

    /** Names of the strategy; none or one. */
    private static List<String> providers(Input input) {
        return Requests.strategy(input, "capacityProviderStrategy");
    }

    private static ServiceSpec spec(EcsCluster cluster, Input input) {
        List<String> providers = Requests.providers(cluster, input);
        Optional<LaunchType> launchType = providers.isEmpty()
                ? Optional.of(oneOf(LaunchType.class, input.text("launchType").orElse("EC2")))
                : Optional.empty();
        Optional<Input> deployment = input.input("deploymentConfiguration");
        SchedulingStrategy strategy =
                oneOf(SchedulingStrategy.class, input.text("schedulingStrategy").orElse("REPLICA"));
        return new ServiceSpec(
                input.required("serviceName"),
                input.required("taskDefinition"),
                desired(input).orElse(0),
                strategy,
                launchType,
                providers,
                deployment.flatMap(d -> boxed(d, "minimumHealthyPercent")).orElse(MINIMUM_HEALTHY),
                deployment.flatMap(d -> boxed(d, "maximumPercent")).orElse(MAXIMUM),
                Requests.constraints(input),
                Requests.strategies(input),
                breaker(deployment));
    }

    private static DeploymentBreaker breaker(Optional<Input> deployment) {
        return deployment
                .flatMap(d -> d.input("deploymentCircuitBreaker"))
                .map(b -> DeploymentBreaker.of(b.flag("enable"), b.flag("rollback")))
                .orElse(DeploymentBreaker.OFF);
    }

    private ObjectNode update(Input input) {
        EcsCluster cluster = Requests.cluster(world, input);
        String name = Requests.shortName(input.required("service"));
        ServiceUpdate update = new ServiceUpdate(
                desired(input),
                input.text("taskDefinition"),
                input.flag("forceNewDeployment"),
                input.input("deploymentConfiguration").map(ServiceOperations::limits),
                sent(input, "placementConstraints", Requests::constraints),
                sent(input, "placementStrategy", Requests::strategies),
                sent(input, "capacityProviderStrategy", ServiceOperations::providers));
        if (update.desired().isPresent()
                && cluster.service(name).filter(EcsService::isDaemon).isPresent()) {
            throw Requests.invalid("The daemon scheduling strategy does not support a desired count for services.");
        }
        EcsService service = world.ecs().updateService(cluster.name(), name, update);
        return Trees.object().set("service", ServiceRecords.service(service));
    }

    private static <T> Optional<T> sent(Input input, String name, Function<Input, T> reading) {
        return input.has(name) ? Optional.of(reading.apply(input)) : Optional.empty();
    }

    private static ServiceUpdate.Configuration limits(Input deployment) {
        return new ServiceUpdate.Configuration(
                deployment.integer("minimumHealthyPercent"),
                deployment.integer("maximumPercent"),
                deployment.has("deploymentCircuitBreaker")
                        ? Optional.of(breaker(Optional.of(deployment)))
                        : Optional.empty());
    }

    private ObjectNode delete(Input input) {
        EcsService deleted = world.ecs()
                .deleteService(Requests.cluster(world, input).name(), input.required("service"), input.flag("force"));
        return Trees.object().set("service", ServiceRecords.service(deleted).put("status", "DRAINING"));
    }

    private static OptionalInt desired(Input input) {
        OptionalInt desired = input.integer("desiredCount");
        if (desired.orElse(0) < 0) {
            throw Requests.invalid("desiredCount must be 0 or greater.");
        }
        return desired;
    }

    private static Optional<Integer> boxed(Input input, String name) {
        OptionalInt value = input.integer(name);
        return value.isPresent() ? Optional.of(value.getAsInt()) : Optional.empty();
    }

    private static <E extends Enum<E>> E oneOf(Class<E> type, String name) {
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(name)) {
                return constant;
            }
        }
        throw Requests.invalid("'" + name + "' is not a " + type.getSimpleName() + ".");
    }
}
