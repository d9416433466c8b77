package ecsremediation.simulator.endpoint.ecs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import ecsremediation.model.Attribute;
import ecsremediation.model.PlacementConstraint;
import ecsremediation.simulator.World;
import ecsremediation.simulator.ecs.ContainerSpec;
import ecsremediation.simulator.ecs.TaskRevision;
import ecsremediation.simulator.ecs.TaskSpec;
import ecsremediation.simulator.endpoint.wire.AwsFault;
import ecsremediation.simulator.endpoint.wire.Input;
import ecsremediation.simulator.endpoint.wire.Operation;
import ecsremediation.simulator.endpoint.wire.Trees;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** The operations of ECS on task definitions. */
final class TaskDefinitionOperations {
    private final World world;

    TaskDefinitionOperations(World world) {
        this.world = world;
    }

    Map<String, Operation> operations() {
        return Map.of(
                "DescribeTaskDefinition", this::describe,
                "RegisterTaskDefinition", this::register,
                "ListTaskDefinitions", this::list);
    }

    private ObjectNode describe(Input input) {
        return answer(world.ecs().taskDefinition(input.required("taskDefinition")));
    }

    private ObjectNode list(Input input) {
        Optional<String> family = input.text("familyPrefix");
        String status = input.text("status").orElse("ACTIVE");
        if (!List.of("ACTIVE", "INACTIVE", "DELETE_IN_PROGRESS").contains(status)) {
            throw Requests.invalid("Task definition status should be one of [ACTIVE,INACTIVE,DELETE_IN_PROGRESS].");
        }
        List<String> arns = world.ecs().taskDefinitions().stream()
                .filter(_ -> status.equals("ACTIVE"))
                .filter(d -> family.isEmpty() || family.get().equals(d.spec().family()))
                .map(TaskRevision::arn)
                .toList();
        boolean descending = switch (input.text("sort").orElse("ASC")) {
            case "ASC" -> false;
            case "DESC" -> true;
            default -> throw Requests.invalid("sort should be one of [ASC,DESC].");
        };
        return Requests.page(input, "taskDefinitionArns", descending ? arns.reversed() : arns, Requests.PAGE);
    }

    private ObjectNode register(Input input) {
        List<ContainerSpec> containers = input.inputs("containerDefinitions").stream()
                .map(TaskDefinitionOperations::container)
                .toList();
        if (containers.isEmpty()) {
            throw AwsFault.sender("ClientException", "Container list cannot be empty.");
        }
        if (input.texts("requiresCompatibilities").stream().anyMatch(type -> !type.equals("EC2"))) {
            throw Requests.invalid("The simulated endpoint does not support another value of requiresCompatibilities"
                    + " of ecs:RegisterTaskDefinition than EC2");
        }
        Optional<Input> platform = input.input("runtimePlatform");
        TaskSpec spec = new TaskSpec(
                input.required("family"),
                units(input, "cpu"),
                units(input, "memory"),
                input.text("networkMode").orElse("bridge"),
                containers,
                constraints(input),
                List.<Attribute>of(),
                platform.flatMap(p -> p.text("cpuArchitecture")),
                platform.flatMap(p -> p.text("operatingSystemFamily")));
        TaskRevision registered = world.ecs().register(spec);
        world.ecs().tags().put(registered.arn(), Requests.tags(input));
        return answer(registered);
    }

    private ObjectNode answer(TaskRevision revision) {
        ObjectNode answer = Trees.object();
        answer.set("taskDefinition", TaskDefinitionRecords.taskDefinition(revision));
        answer.set("tags", Requests.tags(world, revision.arn()));
        return answer;
    }

    private static ContainerSpec container(Input input) {
        if (input.has("essential") && !input.flag("essential")) {
            throw Requests.invalid("The simulated endpoint does not support containers of ecs:RegisterTaskDefinition"
                    + " that are not essential");
        }
        OptionalInt memory = input.integer("memory");
        OptionalInt reservation = input.integer("memoryReservation");
        String gpus = input.inputs("resourceRequirements").stream()
                .filter(requirement -> requirement.required("type").equals("GPU"))
                .map(requirement -> requirement.required("value"))
                .findFirst()
                .orElse("");
        List<ContainerSpec.Port> ports = input.inputs("portMappings").stream()
                .map(port -> new ContainerSpec.Port(
                        port.integer("containerPort").orElse(0),
                        port.integer("hostPort").orElse(0),
                        port.text("protocol").orElse("tcp")))
                .toList();
        int cpu = input.integer("cpu").orElse(0);
        return new ContainerSpec(
                input.required("name"), input.required("image"), cpu, memory, reservation, gpus, ports);
    }

    private static List<PlacementConstraint> constraints(Input input) {
        return input.inputs("placementConstraints").stream()
                .map(c -> new PlacementConstraint(
                        c.required("type"), c.text("expression").orElse("")))
                .toList();
    }

    /** Reads a task-level value, which is text: {@code 256}, {@code .25 vCPU}, {@code 512} or {@code 0.5 GB}. */
    private static OptionalInt units(Input input, String name) {
        Optional<String> text = input.text(name).map(t -> t.strip().toLowerCase(Locale.ROOT));
        if (text.isEmpty()) {
            return OptionalInt.empty();
        }
        try {
            String number = text.get().replaceAll("\\s*(vcpu|gb)$", "");
            double value = Double.parseDouble(number);
            return OptionalInt.of((int) (number.equals(text.get()) ? value : value * 1024));
        } catch (NumberFormatException notANumber) {
            throw AwsFault.sender("ClientException", "Invalid '" + name + "' setting for task.");
        }
    }
}
