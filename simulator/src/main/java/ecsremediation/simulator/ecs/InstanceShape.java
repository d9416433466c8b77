package ecsremediation.simulator.ecs;

import ecsremediation.model.Resources;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The resources that an instance of a type registers. They are less than EC2's specification of the type.
 *
 * @param reservedTcpPorts host ports that no task can get
 * @param interfaces number of {@code awsvpc} tasks that it takes; empty for no limit
 * @param attributes further attributes beside zone and instance type
 * @param jobs what standalone jobs take that the instance's user data starts as soon as it registers
 */
public record InstanceShape(
        String instanceType,
        Resources registered,
        SortedSet<Integer> reservedTcpPorts,
        OptionalInt interfaces,
        SortedMap<String, String> attributes,
        Resources jobs) {
    /** Ports of SSH, Docker and the agent [ECS API, PortMapping: default reserved ports]. */
    public static final SortedSet<Integer> RESERVED_PORTS =
            Collections.unmodifiableSortedSet(new TreeSet<>(List.of(22, 2375, 2376, 51678, 51679, 51680)));

    /**
     * An x86 Linux instance without GPU.
     *
     * @param cpuUnits 1,024 per vCPU
     * @param memoryMib memory that tasks can use, in MiB
     */
    public static InstanceShape of(String instanceType, int cpuUnits, int memoryMib) {
        SortedMap<String, String> attributes = new TreeMap<>();
        attributes.put("ecs.os-type", "linux");
        attributes.put("ecs.os-family", "LINUX");
        attributes.put("ecs.cpu-architecture", "x86_64");
        attributes.put("ecs.ami-id", "ami-0123456789abcdef0");
        return new InstanceShape(
                instanceType,
                Resources.of(cpuUnits, memoryMib),
                RESERVED_PORTS,
                OptionalInt.empty(),
                attributes,
                Resources.NONE);
    }

    /** The same shape whose user data starts jobs. */
    public InstanceShape withJobs(Resources taken) {
        return new InstanceShape(instanceType, registered, reservedTcpPorts, interfaces, attributes, taken);
    }
}
