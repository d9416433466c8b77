package ecsremediation.model;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What one task of a task definition requires of its instance, as ECS's scheduler counts it.
 *
 * @param arn the task definition's ARN with its revision
 * @param resources the task-level values where set; else the sums over the containers, with a container's
 *     {@code memoryReservation} if set, or else its {@code memory}
 * @param everyGpu whether a container requires {@code ALL} GPUs of its instance; {@code resources.gpus()} is
 *     0 then
 * @param sharedGpu whether a container shares a GPU with other tasks; {@code resources.gpus()} is 0 then.
 *     The memory of the GPU that it takes is not counted
 * @param networkInterfaces the number of network interfaces that the task uses on its instance: 1 in
 *     {@code awsvpc} mode, else 0
 * @param tcpPorts fixed host ports, TCP; dynamic ones (host port 0) do not count
 * @param udpPorts fixed host ports, UDP
 * @param requiredAttributes attributes the instance must have
 * @param cpuArchitecture {@code X86_64} or {@code ARM64} where the task definition names one
 * @param operatingSystemFamily such as {@code LINUX} or {@code WINDOWS_SERVER_2022_CORE}, where it names one
 * @param containerDependencies the containers that wait for others of the same task
 */
public record TaskDefinition(
        String arn,
        Resources resources,
        boolean everyGpu,
        boolean sharedGpu,
        int networkInterfaces,
        SortedSet<Integer> tcpPorts,
        SortedSet<Integer> udpPorts,
        List<Attribute> requiredAttributes,
        List<PlacementConstraint> placementConstraints,
        Optional<String> cpuArchitecture,
        Optional<String> operatingSystemFamily,
        List<ContainerDependency> containerDependencies) {
    public TaskDefinition {
        tcpPorts = Collections.unmodifiableSortedSet(new TreeSet<>(tcpPorts));
        udpPorts = Collections.unmodifiableSortedSet(new TreeSet<>(udpPorts));
        requiredAttributes = List.copyOf(requiredAttributes);
        placementConstraints = List.copyOf(placementConstraints);
        containerDependencies = List.copyOf(containerDependencies);
    }

    /** The number of its fixed host ports, TCP and UDP together. */
    public int hostPorts() {
        return tcpPorts.size() + udpPorts.size();
    }

    /** A task that requires CPU and memory alone. */
    public static TaskDefinition of(String arn, Resources resources) {
        return new TaskDefinition(
                arn,
                resources,
                false,
                false,
                0,
                Collections.emptySortedSet(),
                Collections.emptySortedSet(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    /**
     * A container that starts after another one of the same task.
     *
     * @param container the name of the waiting one
     * @param dependsOn the name of the other one
     * @param condition what that one must reach: {@code START}, {@code COMPLETE}, {@code SUCCESS} or {@code
     *     HEALTHY}; an open set
     */
    public record ContainerDependency(String container, String dependsOn, String condition) {}
}
