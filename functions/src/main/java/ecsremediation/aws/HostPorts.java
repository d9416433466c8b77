package ecsremediation.aws;

import static ecsremediation.aws.ResponseFields.or;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ecs.model.PortMapping;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;

/**
 * The host ports that a task occupies. In {@code host} mode these are its container ports. In {@code
 * bridge} mode they are the host ports other than 0. In {@code awsvpc} and {@code none} mode there are
 * none.
 */
record HostPorts(SortedSet<Integer> tcp, SortedSet<Integer> udp) {
    static final String AWSVPC = "awsvpc";

    static HostPorts of(TaskDefinition t) {
        List<PortMapping> mappings = t.containerDefinitions().stream()
                .flatMap(c -> c.portMappings().stream())
                .toList();
        String mode = or(t.networkModeAsString(), "bridge");
        return new HostPorts(taken(mappings, mode, "tcp"), taken(mappings, mode, "udp"));
    }

    private static SortedSet<Integer> taken(List<PortMapping> mappings, String mode, String protocol) {
        return mappings.stream()
                .filter(m -> protocol.equals(or(m.protocolAsString(), "tcp")))
                .flatMap(m -> taken(m, mode))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<Integer> taken(PortMapping mapping, String mode) {
        return switch (mode) {
            case AWSVPC, "none" -> Stream.empty();
            case "host" -> containerPorts(mapping);
            default -> Stream.ofNullable(mapping.hostPort()).filter(port -> port > 0);
        };
    }

    /** A single port, or a range such as {@code 8000-8010}. */
    private static Stream<Integer> containerPorts(PortMapping mapping) {
        if (mapping.containerPortRange() == null) {
            return Stream.ofNullable(mapping.containerPort());
        }
        String[] ends = mapping.containerPortRange().split("-", 2);
        return IntStream.rangeClosed(Integer.parseInt(ends[0]), Integer.parseInt(ends[ends.length - 1]))
                .boxed();
    }
}
