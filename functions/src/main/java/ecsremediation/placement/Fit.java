package ecsremediation.placement;

import ecsremediation.model.Attribute;
import ecsremediation.model.PlacementConstraint;
import ecsremediation.model.TaskDefinition;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Whether one task goes onto one instance, as ECS's scheduler filters: first what no amount of free room can cure
 * (provider, architecture, attributes, constraints), then what is free.
 */
public final class Fit {
    private static final String DISTINCT_INSTANCE = "distinctInstance";
    private static final String MEMBER_OF = "memberOf";

    private Fit() {}

    /** What is in the way of one task of the demand; empty when it fits. */
    public static Optional<Misfit> check(Demand demand, Room room) {
        return identity(demand, room)
                .or(() -> distinct(demand, room))
                .or(() -> resources(demand.task(), room))
                .or(() -> networkInterfaces(demand.task(), room))
                .or(() -> ports(demand.task().tcpPorts(), room.tcpPortsInUse(), "TCP"))
                .or(() -> ports(demand.task().udpPorts(), room.udpPortsInUse(), "UDP"));
    }

    /**
     * What is in the way for good, however empty the instance is: its provider, architecture, operating system,
     * attributes, or a {@code memberOf} expression.
     */
    public static Optional<Misfit> identity(Demand demand, Room room) {
        return provider(demand, room)
                .or(() -> architecture(demand.task(), room))
                .or(() -> operatingSystem(demand.task(), room))
                .or(() -> attributes(demand.task(), room))
                .or(() -> memberOf(demand, room));
    }

    /** Whether the tasks may not share an instance with another task of their service. */
    static boolean isDistinct(Demand demand) {
        return demand.constraints().stream().anyMatch(c -> c.type().equals(DISTINCT_INSTANCE));
    }

    private static Optional<Misfit> provider(Demand demand, Room room) {
        boolean mine = room.capacityProvider()
                .map(p -> demand.capacityProviders().contains(p))
                .orElse(false);
        if (demand.capacityProviders().isEmpty() || mine) {
            return Optional.empty();
        }
        return misfit(
                Misfit.Kind.CAPACITY_PROVIDER,
                String.join(", ", demand.capacityProviders()),
                room.capacityProvider().orElse("none"));
    }

    private static Optional<Misfit> architecture(TaskDefinition task, Room room) {
        return named(task.cpuArchitecture(), room, "ecs.cpu-architecture", Misfit.Kind.ARCHITECTURE);
    }

    private static Optional<Misfit> operatingSystem(TaskDefinition task, Room room) {
        Optional<String> type = task.operatingSystemFamily().map(f -> f.startsWith("WINDOWS") ? "windows" : "linux");
        Optional<String> windows = task.operatingSystemFamily().filter(f -> f.startsWith("WINDOWS"));
        return named(type, room, "ecs.os-type", Misfit.Kind.ATTRIBUTE)
                .or(() -> named(windows, room, "ecs.os-family", Misfit.Kind.ATTRIBUTE));
    }

    /** An instance that does not say is taken to match: the task's own required attributes decide then. */
    private static Optional<Misfit> named(Optional<String> asked, Room room, String attribute, Misfit.Kind kind) {
        Optional<String> has = Optional.ofNullable(room.attributes().get(attribute));
        if (asked.isEmpty() || has.isEmpty() || has.get().equalsIgnoreCase(asked.get())) {
            return Optional.empty();
        }
        return misfit(kind, attribute + " = " + asked.get().toLowerCase(Locale.ROOT), has.get());
    }

    private static Optional<Misfit> attributes(TaskDefinition task, Room room) {
        for (Attribute asked : task.requiredAttributes()) {
            String has = room.attributes().get(asked.name());
            if (has == null || !asked.value().map(has::equals).orElse(true)) {
                String value = asked.value().map(v -> " = " + v).orElse("");
                return misfit(Misfit.Kind.ATTRIBUTE, asked.name() + value, has == null ? "not there" : has);
            }
        }
        return Optional.empty();
    }

    /** An expression that cannot be told is no misfit: the diagnosis says that it is not known. */
    private static Optional<Misfit> memberOf(Demand demand, Room room) {
        for (PlacementConstraint constraint : demand.constraints()) {
            if (constraint.type().equals(MEMBER_OF)
                    && MemberOf.matches(constraint.expression(), room) instanceof Answer.No) {
                return misfit(Misfit.Kind.MEMBER_OF, constraint.expression(), "not met");
            }
        }
        return Optional.empty();
    }

    private static Optional<Misfit> distinct(Demand demand, Room room) {
        int there = room.tasks().getOrDefault(demand.service(), 0);
        return isDistinct(demand) && there > 0
                ? misfit(Misfit.Kind.DISTINCT_INSTANCE, "an instance without its service's tasks", there + " there")
                : Optional.empty();
    }

    private static Optional<Misfit> resources(TaskDefinition task, Room room) {
        int gpus = task.everyGpu() ? 1 : task.resources().gpus();
        if (room.free().memoryMib() < task.resources().memoryMib()) {
            return misfit(
                    Misfit.Kind.MEMORY,
                    task.resources().memoryMib() + " MiB",
                    room.free().memoryMib() + " MiB");
        }
        if (room.free().cpuUnits() < task.resources().cpuUnits()) {
            return misfit(
                    Misfit.Kind.CPU,
                    task.resources().cpuUnits() + " CPU units",
                    room.free().cpuUnits() + " CPU units");
        }
        return room.free().gpus() < gpus
                ? misfit(Misfit.Kind.GPU, gpus + " GPUs", room.free().gpus() + " GPUs")
                : Optional.empty();
    }

    private static Optional<Misfit> networkInterfaces(TaskDefinition task, Room room) {
        int free = room.freeNetworkInterfaces().orElse(Integer.MAX_VALUE);
        return free < task.networkInterfaces()
                ? misfit(
                        Misfit.Kind.NETWORK_INTERFACES,
                        task.networkInterfaces() + " network interfaces",
                        free + " network interfaces")
                : Optional.empty();
    }

    private static Optional<Misfit> ports(SortedSet<Integer> asked, SortedSet<Integer> inUse, String protocol) {
        SortedSet<Integer> taken = new TreeSet<>(asked);
        taken.retainAll(inUse);
        return taken.isEmpty()
                ? Optional.empty()
                : misfit(Misfit.Kind.PORTS, protocol + " ports " + asked, protocol + " ports " + taken + " in use");
    }

    private static Optional<Misfit> misfit(Misfit.Kind kind, String asked, String available) {
        return Optional.of(new Misfit(kind, asked, available));
    }
}
