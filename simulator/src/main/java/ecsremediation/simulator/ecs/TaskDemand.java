package ecsremediation.simulator.ecs;

import ecsremediation.model.Resources;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What one task takes from the instance it is placed on, by ECS's rules: task-level values where set, else sums over the
 * containers with the memory reservation before the limit; fixed host ports; one interface in {@code awsvpc} mode.
 */
public record TaskDemand(
        Resources resources,
        boolean everyGpu,
        int interfaces,
        SortedSet<Integer> tcpPorts,
        SortedSet<Integer> udpPorts) {

    /** What a task of this spec takes. */
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
