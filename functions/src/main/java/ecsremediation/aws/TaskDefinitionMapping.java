package ecsremediation.aws;

import static ecsremediation.aws.ResponseFields.or;
import static ecsremediation.aws.ResponseFields.required;
import static ecsremediation.aws.ResponseFields.text;

import ecsremediation.model.Attribute;
import ecsremediation.model.PlacementConstraint;
import ecsremediation.model.Resources;
import ecsremediation.model.TaskDefinition;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.ResourceRequirement;

/** Maps what a task requires, by the rules of the ECS developer guide and API reference. */
final class TaskDefinitionMapping {
    private static final String EVERY_GPU = "ALL";

    private TaskDefinitionMapping() {}

    static TaskDefinition taskDefinition(software.amazon.awssdk.services.ecs.model.TaskDefinition t) {
        HostPorts ports = HostPorts.of(t);
        return new TaskDefinition(
                required(t.taskDefinitionArn(), "taskDefinitionArn"),
                new Resources(cpuUnits(t), memoryMib(t), gpus(t)),
                gpuRequests(t).contains(EVERY_GPU),
                gpus(t, TaskDefinitionMapping::shares).findAny().isPresent(),
                HostPorts.AWSVPC.equals(t.networkModeAsString()) ? 1 : 0,
                ports.tcp(),
                ports.udp(),
                t.requiresAttributes().stream()
                        .map(a -> new Attribute(required(a.name(), "attribute name"), Optional.ofNullable(a.value())))
                        .toList(),
                constraints(t),
                Optional.ofNullable(t.runtimePlatform()).map(p -> p.cpuArchitectureAsString()),
                Optional.ofNullable(t.runtimePlatform()).map(p -> p.operatingSystemFamilyAsString()),
                t.containerDefinitions().stream()
                        .flatMap(TaskDefinitionMapping::dependencies)
                        .toList());
    }

    private static Stream<TaskDefinition.ContainerDependency> dependencies(ContainerDefinition c) {
        return c.dependsOn().stream()
                .map(d -> new TaskDefinition.ContainerDependency(
                        text(c.name()), text(d.containerName()), text(d.conditionAsString())));
    }

    /**
     * Its placement constraints, with one for a Neuron device: ECS lists no Neuron devices of an instance, and
     * only instance types with these prefixes have any.
     */
    private static List<PlacementConstraint> constraints(software.amazon.awssdk.services.ecs.model.TaskDefinition t) {
        Stream<PlacementConstraint> own = t.placementConstraints().stream()
                .map(c -> new PlacementConstraint(text(c.typeAsString()), text(c.expression())));
        Stream<PlacementConstraint> device = requirements(t, "NeuronDevice")
                .limit(1)
                .map(r -> new PlacementConstraint("memberOf", "attribute:ecs.instance-type =~ (inf|trn).*"));
        return Stream.concat(own, device).toList();
    }

    private static int cpuUnits(software.amazon.awssdk.services.ecs.model.TaskDefinition t) {
        return t.cpu() != null
                ? Integer.parseInt(t.cpu())
                : t.containerDefinitions().stream()
                        .mapToInt(c -> or(c.cpu(), 0))
                        .sum();
    }

    private static int memoryMib(software.amazon.awssdk.services.ecs.model.TaskDefinition t) {
        return t.memory() != null
                ? Integer.parseInt(t.memory())
                : t.containerDefinitions().stream()
                        .mapToInt(TaskDefinitionMapping::memoryMib)
                        .sum();
    }

    /** The scheduler counts the reservation. The hard limit counts only if there is no reservation. */
    private static int memoryMib(ContainerDefinition c) {
        return or(c.memoryReservation(), or(c.memory(), 0));
    }

    private static int gpus(software.amazon.awssdk.services.ecs.model.TaskDefinition t) {
        List<String> requests = gpuRequests(t);
        return requests.contains(EVERY_GPU)
                ? 0
                : requests.stream().mapToInt(Integer::parseInt).sum();
    }

    private static List<String> gpuRequests(software.amazon.awssdk.services.ecs.model.TaskDefinition t) {
        return gpus(t, r -> !shares(r))
                .map(r -> required(r.value(), "resource requirement value"))
                .toList();
    }

    /** A GPU requirement has a value or a sharing strategy (ResourceRequirement in the ECS API reference). */
    private static boolean shares(ResourceRequirement requirement) {
        return requirement.value() == null && requirement.sharingStrategy() != null;
    }

    private static Stream<ResourceRequirement> gpus(
            software.amazon.awssdk.services.ecs.model.TaskDefinition t, Predicate<ResourceRequirement> which) {
        return requirements(t, "GPU").filter(which);
    }

    private static Stream<ResourceRequirement> requirements(
            software.amazon.awssdk.services.ecs.model.TaskDefinition t, String type) {
        return t.containerDefinitions().stream()
                .flatMap(c -> c.resourceRequirements().stream())
                .filter(r -> type.equals(r.typeAsString()));
    }
}
