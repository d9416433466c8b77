package ecsremediation.simulator.ecs;

import ecsremediation.model.Resources;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The resources that one task takes from its instance, by ECS's rules. A task-level value counts if set, else the sum
 * over the containers. A container's memory reservation counts before its limit. Further: fixed host ports, and one
 * interface in {@code awsvpc} mode.
 */
public record TaskDemand(
        Resources resources,
        boolean everyGpu,
        int interfaces,
        SortedSet<Integer> tcpPorts,
        SortedSet<Integer> udpPorts) {

    /** The demand of one task of this definition. */
    public static TaskDemand of(TaskSpec spec) {
        return new TaskDemand(
                new Resources(cpu(spec), memory(spec), gpus(spec)),
                spec.containers().stream().anyMatch(c -> c.gpus().equals("ALL")),
                spec.networkMode().equals("awsvpc") ? 1 : 0,
                ports(spec, "tcp"),
                ports(spec, "udp"));
    }

    private static int cpu(TaskSpec spec) {
        return spec.cpu()
                .orElseGet(() ->
                        spec.containers().stream().mapToInt(ContainerSpec::cpu).sum());
    }

    private static int memory(TaskSpec spec) {
        return spec.memory()
                .orElseGet(() -> spec.containers().stream()
                        .mapToInt(c -> c.memoryReservation().orElse(c.memory().orElse(0)))
                        .sum());
    }

    private static int gpus(TaskSpec spec) {
        return spec.containers().stream()
                .map(ContainerSpec::gpus)
                .filter(g -> !g.isEmpty() && !g.equals("ALL"))
                .mapToInt(Integer::parseInt)
                .sum();
    }

    private static SortedSet<Integer> ports(TaskSpec spec, String protocol) {
        SortedSet<Integer> ports = new TreeSet<>();
        for (ContainerSpec container : spec.containers()) {
            for (ContainerSpec.Port port : container.ports()) {
                int onHost = onHost(spec.networkMode(), port);
                if (onHost > 0 && port.protocol().equals(protocol)) {
                    ports.add(onHost);
                }
            }
        }
        return ports;
    }

    private static int onHost(String networkMode, ContainerSpec.Port port) {
        return switch (networkMode) {
            case "host" -> port.containerPort();
            case "bridge" -> port.hostPort();
            default -> 0;
        };
    }
}
