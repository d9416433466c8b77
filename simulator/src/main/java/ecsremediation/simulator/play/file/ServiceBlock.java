package ecsremediation.simulator.play.file;

import ecsremediation.model.PlacementConstraint;
import ecsremediation.model.PlacementStrategy;
import ecsremediation.model.SchedulingStrategy;
import ecsremediation.simulator.ecs.ContainerSpec;
import ecsremediation.simulator.ecs.ContainerSpec.Port;
import ecsremediation.simulator.ecs.ServiceSpec;
import ecsremediation.simulator.ecs.TaskSpec;
import ecsremediation.simulator.play.ScenarioService;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads services with their task definitions. */
final class ServiceBlock {
    /** Tasks per service [ECS quotas]. */
    static final int MOST_TASKS = 5000;

    static final int MOST_COPIES = 999;
    private static final int MOST_CPU = 196_608;
    private static final int MOST_MEMORY = 33_554_432;
    private static final int MOST_PERCENT = 10_000;
    private static final int LAST_PORT = 65_535;
    private static final String TYPE = "type";
    private static final Map<String, SchedulingStrategy> STRATEGIES =
            Map.of("REPLICA", SchedulingStrategy.REPLICA, "DAEMON", SchedulingStrategy.DAEMON);
    private static final Map<String, String> MODES =
            Map.of("bridge", "bridge", "host", "host", "awsvpc", "awsvpc", "none", "none");

    private ServiceBlock() {}

    /** @param cluster the cluster's name; it begins the name of the task definition family */
    static ScenarioService service(ScenarioFields fields, String cluster) {
        String name = fields.required("name").flatMap(ScenarioField::name).orElse("");
        SchedulingStrategy strategy = fields.optional("schedulingStrategy")
                .flatMap(field -> field.choice(STRATEGIES))
                .orElse(SchedulingStrategy.REPLICA);
        String family = cluster + "-" + name;
        int copies = fields.optional("copies")
                .flatMap(field -> field.number(1, MOST_COPIES))
                .orElse(1);
        ServiceSpec spec = ServiceSpec.ec2(name, family, strategy == SchedulingStrategy.DAEMON ? 0 : desired(fields))
                .placed(constraints(fields), strategies(fields));
        Optional<String> provider = fields.optional("capacityProvider").flatMap(ScenarioField::name);
        ServiceSpec chosen = provider.map(spec::through).orElse(spec);
        ServiceSpec scheduled = strategy == SchedulingStrategy.DAEMON ? chosen.daemon() : chosen;
        ServiceSpec deployed = scheduled.deploying(
                percent(fields, "minimumHealthyPercent").orElse(scheduled.minimumHealthyPercent()),
                percent(fields, "maximumPercent").orElse(scheduled.maximumPercent()));
        Optional<Duration> stopTime = fields.optional("stopTime").flatMap(field -> field.duration(Duration.ZERO));
        TaskSpec task = fields.required("task")
                .flatMap(ScenarioField::fields)
                .map(block -> task(block, family))
                .orElseGet(() -> TaskSpec.of(family, ContainerSpec.of("app", 1, 1)));
        fields.end();
        return new ScenarioService(deployed, task, copies, stopTime);
    }

    private static int desired(ScenarioFields fields) {
        return fields.required("desired")
                .flatMap(field -> field.number(0, MOST_TASKS))
                .orElse(0);
    }

    private static Optional<Integer> percent(ScenarioFields fields, String name) {
        return fields.optional(name).flatMap(field -> field.number(0, MOST_PERCENT));
    }

    private static List<PlacementConstraint> constraints(ScenarioFields fields) {
        Map<String, String> types = Map.of("distinctInstance", "distinctInstance", "memberOf", "memberOf");
        return fields.optional("placementConstraints").stream()
                .flatMap(field -> field
                        .blocks(block -> {
                            String type = block.required(TYPE)
                                    .flatMap(f -> f.choice(types))
                                    .orElse("distinctInstance");
                            String expression = type.equals("memberOf")
                                    ? block.required("expression")
                                            .flatMap(ScenarioField::text)
                                            .orElse("")
                                    : "";
                            block.end();
                            return new PlacementConstraint(type, expression);
                        })
                        .stream())
                .toList();
    }

    private static List<PlacementStrategy> strategies(ScenarioFields fields) {
        Map<String, String> types = Map.of("spread", "spread", "binpack", "binpack", "random", "random");
        return fields.optional("placementStrategies").stream()
                .flatMap(field -> field
                        .blocks(block -> {
                            String type = block.required(TYPE)
                                    .flatMap(f -> f.choice(types))
                                    .orElse("random");
                            String by = type.equals("random")
                                    ? ""
                                    : block.required("field")
                                            .flatMap(ScenarioField::text)
                                            .orElse("");
                            block.end();
                            return new PlacementStrategy(type, by);
                        })
                        .stream())
                .toList();
    }

    private static TaskSpec task(ScenarioFields fields, String family) {
        int cpu = fields.required("cpu")
                .flatMap(field -> field.number(0, MOST_CPU))
                .orElse(0);
        int memory = fields.required("memory")
                .flatMap(field -> field.number(1, MOST_MEMORY))
                .orElse(1);
        String mode = fields.optional("networkMode")
                .flatMap(field -> field.choice(MODES))
                .orElse("bridge");
        List<Port> ports = fields.optional("hostPorts").stream()
                .flatMap(field -> field.items().stream())
                .flatMap(item -> item.number(1, LAST_PORT).stream())
                .map(Port::fixed)
                .toList();
        fields.end();
        ContainerSpec container = new ContainerSpec(
                "app",
                "public.ecr.aws/docker/library/nginx:latest",
                cpu,
                OptionalInt.of(memory),
                OptionalInt.empty(),
                "",
                ports);
        TaskSpec plain = TaskSpec.of(family, container);
        return new TaskSpec(
                family,
                plain.cpu(),
                plain.memory(),
                mode,
                plain.containers(),
                plain.placementConstraints(),
                plain.requiresAttributes(),
                plain.cpuArchitecture(),
                plain.operatingSystemFamily());
    }
}
