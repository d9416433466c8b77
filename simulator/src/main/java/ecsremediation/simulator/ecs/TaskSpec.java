package ecsremediation.simulator.ecs;

import ecsremediation.model.Attribute;
import ecsremediation.model.PlacementConstraint;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The parameters of RegisterTaskDefinition.
 *
 * @param cpu task-level CPU units; empty if unset
 * @param memory task-level memory in MiB; empty if unset
 * @param networkMode {@code bridge}, {@code host}, {@code awsvpc} or {@code none}
 * @param requiresAttributes attributes that the instance must have; ECS derives them
 * @param cpuArchitecture {@code X86_64} or {@code ARM64}
 * @param operatingSystemFamily such as {@code LINUX}
 */
public record TaskSpec(
        String family,
        OptionalInt cpu,
        OptionalInt memory,
        String networkMode,
        List<ContainerSpec> containers,
        List<PlacementConstraint> placementConstraints,
        List<Attribute> requiresAttributes,
        Optional<String> cpuArchitecture,
        Optional<String> operatingSystemFamily) {
    public TaskSpec {
        containers = List.copyOf(containers);
        placementConstraints = List.copyOf(placementConstraints);
        requiresAttributes = List.copyOf(requiresAttributes);
    }

    /** A task of one container in bridge mode. */
    public static TaskSpec of(String family, ContainerSpec... containers) {
        return new TaskSpec(
                family,
                OptionalInt.empty(),
                OptionalInt.empty(),
                "bridge",
                List.of(containers),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty());
    }
}
