package ecsremediation.placement;

import ecsremediation.model.Attribute;
import ecsremediation.model.PlacementConstraint;
import ecsremediation.model.TaskDefinition;
import ecsremediation.placement.expression.Match;
import ecsremediation.placement.expression.MemberOf;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Checks whether one task fits onto one instance, as ECS's scheduler filters: first what free capacity cannot
 * change (provider, architecture, attributes, constraints), then the free resources.
 */
public final class Fit {
    private static final String DISTINCT_INSTANCE = "distinctInstance";
    private static final String MEMBER_OF = "memberOf";

    private Fit() {}

    /** The first obstacle to one task of the demand; empty when it fits. */
    public static Optional<PlacementObstacle> check(Demand demand, InstanceCapacity capacity) {
        return identity(demand, capacity).or(() -> ofFree(demand, capacity));
    }

    /** The first obstacle that another free capacity of the instance would remove. */
    public static Optional<PlacementObstacle> ofFree(Demand demand, InstanceCapacity capacity) {
        return distinct(demand, capacity)
                .or(() -> resources(demand.task(), capacity))
                .or(() -> networkInterfaces(demand.task(), capacity))
                .or(() -> ports(demand.task().tcpPorts(), capacity.tcpPortsInUse(), "TCP"))
                .or(() -> ports(demand.task().udpPorts(), capacity.udpPortsInUse(), "UDP"))
                .or(() -> numberOfPorts(demand.task(), capacity));
    }

    /**
     * The first obstacle that remains on an empty instance: its provider, architecture, operating system,
     * attributes, no GPU to share, its zone, or a {@code memberOf} expression.
     */
    public static Optional<PlacementObstacle> identity(Demand demand, InstanceCapacity capacity) {
        return provider(demand, capacity)
                .or(() -> architecture(demand.task(), capacity))
                .or(() -> operatingSystem(demand.task(), capacity))
                .or(() -> attributes(demand.task(), capacity))
                .or(() -> gpuToShare(demand.task(), capacity))
                .or(() -> zone(demand, capacity))
                .or(() -> memberOf(demand, capacity));
    }

    /** Whether the demand has the constraint {@code distinctInstance}. */
    static boolean isDistinct(Demand demand) {
        return demand.constraints().stream().anyMatch(c -> c.type().equals(DISTINCT_INSTANCE));
    }

    private static Optional<PlacementObstacle> provider(Demand demand, InstanceCapacity capacity) {
        boolean mine = capacity.capacityProvider()
                .map(p -> demand.capacityProviders().contains(p))
                .orElse(false);
        if (demand.capacityProviders().isEmpty() || mine) {
            return Optional.empty();
        }
        return obstacle(
                PlacementObstacle.Kind.CAPACITY_PROVIDER,
                String.join(", ", demand.capacityProviders()),
                capacity.capacityProvider().orElse("none"));
    }

    private static Optional<PlacementObstacle> architecture(TaskDefinition task, InstanceCapacity capacity) {
        return named(task.cpuArchitecture(), capacity, "ecs.cpu-architecture", PlacementObstacle.Kind.ARCHITECTURE);
    }

    private static Optional<PlacementObstacle> operatingSystem(TaskDefinition task, InstanceCapacity capacity) {
        Optional<String> type = task.operatingSystemFamily().map(f -> f.startsWith("WINDOWS") ? "windows" : "linux");
        Optional<String> windows = task.operatingSystemFamily().filter(f -> f.startsWith("WINDOWS"));
        return named(type, capacity, "ecs.os-type", PlacementObstacle.Kind.ATTRIBUTE)
                .or(() -> named(windows, capacity, "ecs.os-family", PlacementObstacle.Kind.ATTRIBUTE));
    }

    /** An instance without the attribute counts as a match: the task's required attributes decide then. */
    private static Optional<PlacementObstacle> named(
            Optional<String> required, InstanceCapacity capacity, String attribute, PlacementObstacle.Kind kind) {
        Optional<String> has = Optional.ofNullable(capacity.attributes().get(attribute));
        if (required.isEmpty() || has.isEmpty() || has.get().equalsIgnoreCase(required.get())) {
            return Optional.empty();
        }
        return obstacle(kind, attribute + " = " + required.get().toLowerCase(Locale.ROOT), has.get());
    }

    private static Optional<PlacementObstacle> attributes(TaskDefinition task, InstanceCapacity capacity) {
        for (Attribute required : task.requiredAttributes()) {
            String has = capacity.attributes().get(required.name());
            if (has == null || !required.value().map(has::equals).orElse(true)) {
                String value = required.value().map(v -> " = " + v).orElse("");
                return obstacle(
                        PlacementObstacle.Kind.ATTRIBUTE, required.name() + value, has == null ? "not there" : has);
            }
        }
        return Optional.empty();
    }

    private static Optional<PlacementObstacle> gpuToShare(TaskDefinition task, InstanceCapacity capacity) {
        return task.sharedGpu() && !capacity.hasGpu()
                ? obstacle(PlacementObstacle.Kind.GPU, "a shared GPU", "no GPU")
                : Optional.empty();
    }

    /** An instance whose zone is unknown is no obstacle. */
    private static Optional<PlacementObstacle> zone(Demand demand, InstanceCapacity capacity) {
        Optional<String> has = Optional.ofNullable(capacity.attributes().get(Capacities.ZONE));
        return demand.zones().isEmpty() || has.isEmpty() || demand.zones().contains(has.get())
                ? Optional.empty()
                : obstacle(
                        PlacementObstacle.Kind.ZONE,
                        "an instance in the zones of its subnets, " + String.join(", ", demand.zones()),
                        "in " + has.get());
    }

    /** An expression with an unknown result is no obstacle. The diagnosis says that it is unknown. */
    private static Optional<PlacementObstacle> memberOf(Demand demand, InstanceCapacity capacity) {
        for (PlacementConstraint constraint : demand.constraints()) {
            if (constraint.type().equals(MEMBER_OF)
                    && MemberOf.matches(constraint.expression(), capacity) instanceof Match.No) {
                return obstacle(PlacementObstacle.Kind.MEMBER_OF, constraint.expression(), "not met");
            }
        }
        return Optional.empty();
    }

    private static Optional<PlacementObstacle> distinct(Demand demand, InstanceCapacity capacity) {
        int running = capacity.tasks().getOrDefault(demand.service(), 0);
        return isDistinct(demand) && running > 0
                ? obstacle(
                        PlacementObstacle.Kind.DISTINCT_INSTANCE,
                        "an instance without a task of its service",
                        count(running, "task") + " of it")
                : Optional.empty();
    }

    private static Optional<PlacementObstacle> resources(TaskDefinition task, InstanceCapacity capacity) {
        int gpus = task.everyGpu() ? 1 : task.resources().gpus();
        if (capacity.free().memoryMib() < task.resources().memoryMib()) {
            return obstacle(
                    PlacementObstacle.Kind.MEMORY,
                    task.resources().memoryMib() + " MiB",
                    capacity.free().memoryMib() + " MiB");
        }
        if (capacity.free().cpuUnits() < task.resources().cpuUnits()) {
            return obstacle(
                    PlacementObstacle.Kind.CPU,
                    task.resources().cpuUnits() + " CPU units",
                    capacity.free().cpuUnits() + " CPU units");
        }
        return capacity.free().gpus() < gpus
                ? obstacle(
                        PlacementObstacle.Kind.GPU,
                        count(gpus, "GPU"),
                        count(capacity.free().gpus(), "GPU"))
                : Optional.empty();
    }

    private static Optional<PlacementObstacle> networkInterfaces(TaskDefinition task, InstanceCapacity capacity) {
        int free = capacity.freeNetworkInterfaces().orElse(Integer.MAX_VALUE);
        return free < task.networkInterfaces()
                ? obstacle(
                        PlacementObstacle.Kind.NETWORK_INTERFACES,
                        count(task.networkInterfaces(), "network interface"),
                        count(free, "network interface"))
                : Optional.empty();
    }

    private static Optional<PlacementObstacle> ports(
            SortedSet<Integer> required, SortedSet<Integer> inUse, String protocol) {
        SortedSet<Integer> taken = new TreeSet<>(required);
        taken.retainAll(inUse);
        return taken.isEmpty()
                ? Optional.empty()
                : obstacle(PlacementObstacle.Kind.PORTS, ports(protocol, required), ports(protocol, taken) + " in use");
    }

    private static Optional<PlacementObstacle> numberOfPorts(TaskDefinition task, InstanceCapacity capacity) {
        int required = task.hostPorts();
        return required > 0 && required > capacity.freePorts()
                ? obstacle(
                        PlacementObstacle.Kind.PORTS,
                        count(required, "host port"),
                        Math.max(0, capacity.freePorts()) + " free of the " + InstanceCapacity.MOST_RESERVED_PORTS
                                + " that ECS reserves on an instance")
                : Optional.empty();
    }

    /** As in {@code TCP port 80} and {@code TCP ports 80, 443}. */
    private static String ports(String protocol, SortedSet<Integer> ports) {
        String numbers = ports.stream().map(String::valueOf).collect(Collectors.joining(", "));
        return protocol + (ports.size() == 1 ? " port " : " ports ") + numbers;
    }

    private static String count(int number, String noun) {
        return number + " " + (number == 1 ? noun : noun + "s");
    }

    private static Optional<PlacementObstacle> obstacle(
            PlacementObstacle.Kind kind, String required, String available) {
        return Optional.of(new PlacementObstacle(kind, required, available));
    }
}
