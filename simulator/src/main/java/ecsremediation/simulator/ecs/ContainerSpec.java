package ecsremediation.simulator.ecs;

import java.util.List;
import java.util.OptionalInt;

/**
 * A container of a task definition.
 *
 * @param cpu CPU units; 0 if unset
 * @param memory hard limit in MiB
 * @param memoryReservation soft limit in MiB; if set, placement counts it instead of the hard limit
 * @param gpus GPUs as ECS writes them: a number, {@code ALL}, or empty for none
 */
public record ContainerSpec(
        String name,
        String image,
        int cpu,
        OptionalInt memory,
        OptionalInt memoryReservation,
        String gpus,
        List<Port> ports) {
    public ContainerSpec {
        ports = List.copyOf(ports);
    }

    /** A container with CPU units and a hard memory limit in MiB. */
    public static ContainerSpec of(String name, int cpu, int memory, Port... ports) {
        return new ContainerSpec(
                name,
                "public.ecr.aws/docker/library/nginx:latest",
                cpu,
                OptionalInt.of(memory),
                OptionalInt.empty(),
                "",
                List.of(ports));
    }

    /**
     * A port mapping.
     *
     * @param hostPort 0 for a dynamic port
     * @param protocol {@code tcp} or {@code udp}
     */
    public record Port(int containerPort, int hostPort, String protocol) {
        /** A TCP port with the same number in the container and on the host. */
        public static Port fixed(int port) {
            return new Port(port, port, "tcp");
        }

        /** A TCP port with a dynamic host port. */
        public static Port dynamic(int containerPort) {
            return new Port(containerPort, 0, "tcp");
        }
    }
}
