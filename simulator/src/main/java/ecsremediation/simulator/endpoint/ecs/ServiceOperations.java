package ecsremediation.simulator.endpoint.ecs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import ecsremediation.model.LaunchType;
import ecsremediation.model.PlacementConstraint;
import ecsremediation.model.PlacementStrategy;
import ecsremediation.model.SchedulingStrategy;
import ecsremediation.simulator.World;
import ecsremediation.simulator.ecs.DeploymentBreaker;
import ecsremediation.simulator.ecs.EcsCluster;
import ecsremediation.simulator.ecs.EcsService;
import ecsremediation.simulator.ecs.ServiceSpec;
import ecsremediation.simulator.ecs.ServiceUpdate;
import ecsremediation.simulator.endpoint.wire.AwsFault;
import ecsremediation.simulator.endpoint.wire.Input;
import ecsremediation.simulator.endpoint.wire.Operation;
import ecsremediation.simulator.endpoint.wire.Trees;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

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
                "UpdateService", this::update);
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
                return cluster.service(Requests.shortName(name)).map(ServiceRecords::service);
            }

            @Override
            public String arn(String name) {
                return world.account().inCluster("service", cluster.name(), Requests.shortName(name));
            }
        });
    }

    private ObjectNode create(Input input) {
        EcsCluster cluster = Requests.cluster(world, input);
        ServiceSpec spec = spec(input);
        if (cluster.service(spec.name()).isPresent()) {
            throw Requests.invalid("Creation of service was not idempotent.");
        }
        EcsService service = world.ecs().createService(cluster.name(), spec);
        return Trees.object().set("service", ServiceRecords.service(service));
    }

    private static ServiceSpec spec(Input input) {
        List<String> providers = input.inputs("capacityProviderStrategy").stream()
                .map(step -> step.required("capacityProvider"))
                .toList();
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
                constraints(input),
                strategies(input),
                breaker(deployment));
    }

    private static DeploymentBreaker breaker(Optional<Input> deployment) {
        return deployment
                .flatMap(d -> d.input("deploymentCircuitBreaker"))
                .map(b -> DeploymentBreaker.of(b.flag("enable"), b.flag("rollback")))
                .orElse(DeploymentBreaker.OFF);
    }

    private static List<PlacementConstraint> constraints(Input input) {
        return input.inputs("placementConstraints").stream()
                .map(c -> new PlacementConstraint(
                        c.required("type"), c.text("expression").orElse("")))
                .toList();
    }

    private static List<PlacementStrategy> strategies(Input input) {
        return input.inputs("placementStrategy").stream()
                .map(s -> new PlacementStrategy(
                        s.required("type"), s.text("field").orElse("")))
                .toList();
    }

    private ObjectNode update(Input input) {
        EcsCluster cluster = Requests.cluster(world, input);
        String name = Requests.shortName(input.required("service"));
        EcsService service = cluster.service(name)
                .orElseThrow(() -> AwsFault.sender("ServiceNotFoundException", "Service not found."));
        ServiceUpdate update =
                new ServiceUpdate(desired(input), input.text("taskDefinition"), input.flag("forceNewDeployment"));
        if (service.isDaemon() && update.desired().isPresent()) {
            throw Requests.invalid("The daemon scheduling strategy does not support a desired count for services.");
        }
        world.ecs().updateService(cluster.name(), name, update);
        return Trees.object().set("service", ServiceRecords.service(service));
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
