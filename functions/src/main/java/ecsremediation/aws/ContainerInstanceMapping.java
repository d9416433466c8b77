package ecsremediation.aws;

import static ecsremediation.aws.ResponseFields.or;
import static ecsremediation.aws.ResponseFields.required;
import static ecsremediation.aws.ResponseFields.text;

import ecsremediation.model.ContainerInstance;
import ecsremediation.model.Resources;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ecs.model.Resource;

/**
 * Maps the container instances of DescribeContainerInstances. The port lists among the remaining resources
 * contain the ports in use, not the free ones. Those among the registered resources contain the reserved
 * ports.
 */
final class ContainerInstanceMapping {
    private ContainerInstanceMapping() {}

    /**
     * The number of free network interfaces stays unknown. The response contains neither the limit of the
     * instance type nor the number of tasks with an interface of their own.
     */
    static ContainerInstance instance(software.amazon.awssdk.services.ecs.model.ContainerInstance i) {
        return new ContainerInstance(
                required(i.containerInstanceArn(), "containerInstanceArn"),
                text(i.ec2InstanceId()),
                required(i.status(), "status"),
                required(i.agentConnected(), "agentConnected"),
                resources(i.registeredResources()),
                resources(i.remainingResources()),
                ports(i.registeredResources(), "PORTS"),
                ports(i.remainingResources(), "PORTS"),
                ports(i.remainingResources(), "PORTS_UDP"),
                OptionalInt.empty(),
                required(i.runningTasksCount(), "runningTasksCount"),
                required(i.pendingTasksCount(), "pendingTasksCount"),
                attributes(i),
                Optional.ofNullable(i.capacityProviderName()),
                required(i.registeredAt(), "registeredAt"),
                AgentConnectivity.disconnectedSince(i));
    }

    private static Resources resources(List<Resource> resources) {
        return new Resources(
                amount(resources, "CPU"),
                amount(resources, "MEMORY"),
                named(resources, "GPU").map(ContainerInstanceMapping::gpus).orElse(0));
    }

    private static int amount(List<Resource> resources, String name) {
        return named(resources, name)
                .map(Resource::integerValue)
                .orElseThrow(() -> new IncompleteAnswerException("resource " + name));
    }

    /** The number of GPUs. ECS lists them by their ids. */
    private static int gpus(Resource gpu) {
        return gpu.stringSetValue().isEmpty()
                ? or(gpu.integerValue(), 0)
                : gpu.stringSetValue().size();
    }

    private static SortedSet<Integer> ports(List<Resource> resources, String name) {
        return named(resources, name).stream()
                .flatMap(r -> r.stringSetValue().stream())
                .map(Integer::valueOf)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Optional<Resource> named(List<Resource> resources, String name) {
        return resources.stream().filter(r -> name.equals(r.name())).findFirst();
    }

    private static SortedMap<String, String> attributes(software.amazon.awssdk.services.ecs.model.ContainerInstance i) {
        SortedMap<String, String> attributes = new TreeMap<>();
        i.attributes().forEach(a -> attributes.put(required(a.name(), "attribute name"), text(a.value())));
        return attributes;
    }
}
