package ecsremediation.model;

import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One EC2 instance registered in the cluster.
 *
 * @param ec2InstanceId such as {@code i-0abc}; links it to its Auto Scaling group
 * @param status {@code REGISTERING}, {@code REGISTRATION_FAILED}, {@code ACTIVE}, {@code DRAINING}, {@code DEREGISTERING}
 *     or {@code INACTIVE}
 * @param registered what it has in all, less than its EC2 type advertises
 * @param remaining what is not taken by tasks; optimistic while tasks stop
 * @param reservedTcpPorts host ports that the agent keeps for itself and the host, TCP
 * @param tcpPortsInUse host ports taken, the reserved ones included
 * @param freeNetworkInterfaces {@code awsvpc} tasks it can still take; empty where the limit of its type is unknown
 * @param runningTasks tasks on it that run
 * @param pendingTasks tasks placed on it that do not run yet
 * @param attributes by name; those without a value map to the empty string
 * @param capacityProvider the provider it belongs to; may be missing on instances older than the provider
 */
public record ContainerInstance(
        String arn,
        String ec2InstanceId,
        String status,
        boolean agentConnected,
        Resources registered,
        Resources remaining,
        SortedSet<Integer> reservedTcpPorts,
        SortedSet<Integer> tcpPortsInUse,
        SortedSet<Integer> udpPortsInUse,
        OptionalInt freeNetworkInterfaces,
        int runningTasks,
        int pendingTasks,
        SortedMap<String, String> attributes,
        Optional<String> capacityProvider,
        Instant registeredAt) {
    public ContainerInstance {
        reservedTcpPorts = Collections.unmodifiableSortedSet(new TreeSet<>(reservedTcpPorts));
        tcpPortsInUse = Collections.unmodifiableSortedSet(new TreeSet<>(tcpPortsInUse));
        udpPortsInUse = Collections.unmodifiableSortedSet(new TreeSet<>(udpPortsInUse));
        attributes = Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
    }

    /** Whether ECS would place a task on it: ACTIVE and its agent connected. */
    public boolean takesTasks() {
        return status.equals("ACTIVE") && agentConnected;
    }

    /** The EC2 instance type, such as {@code t3.micro}; empty where the instance does not say. */
    public Optional<String> instanceType() {
        return Optional.ofNullable(attributes.get("ecs.instance-type"));
    }

    /** The Availability Zone; empty where the instance does not say. */
    public Optional<String> zone() {
        return Optional.ofNullable(attributes.get("ecs.availability-zone"));
    }

    /** The same instance if its agent were connected. */
    public ContainerInstance withAgent() {
        return with(true, freeNetworkInterfaces);
    }

    /** The same instance with no network interface left. */
    public ContainerInstance withoutNetworkInterfaces() {
        return with(agentConnected, OptionalInt.of(0));
    }

    private ContainerInstance with(boolean agent, OptionalInt interfaces) {
        return new ContainerInstance(
                arn,
                ec2InstanceId,
                status,
                agent,
                registered,
                remaining,
                reservedTcpPorts,
                tcpPortsInUse,
                udpPortsInUse,
                interfaces,
                runningTasks,
                pendingTasks,
                attributes,
                capacityProvider,
                registeredAt);
    }
}
