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
 * @param status {@code REGISTERING}, {@code REGISTRATION_FAILED}, {@code ACTIVE}, {@code DRAINING},
 *     {@code DEREGISTERING} or {@code INACTIVE}
 * @param registered its resources in total; less than its EC2 type advertises
 * @param remaining the resources that no task uses; too high while tasks stop
 * @param reservedTcpPorts host ports that the agent reserves for itself and the host, TCP
 * @param tcpPortsInUse host ports in use, the reserved ones included
 * @param freeNetworkInterfaces the number of further {@code awsvpc} tasks; empty where the limit of its type
 *     is unknown
 * @param runningTasks the number of its running tasks
 * @param pendingTasks the number of tasks that are placed on it and do not run yet
 * @param attributes by name; those without a value map to the empty string
 * @param capacityProvider the provider it belongs to; may be missing on instances that registered before the
 *     provider existed
 * @param disconnectedSince since when the agent is disconnected, where ECS says so
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
        Instant registeredAt,
        Optional<Instant> disconnectedSince) {
    public ContainerInstance {
        reservedTcpPorts = Collections.unmodifiableSortedSet(new TreeSet<>(reservedTcpPorts));
        tcpPortsInUse = Collections.unmodifiableSortedSet(new TreeSet<>(tcpPortsInUse));
        udpPortsInUse = Collections.unmodifiableSortedSet(new TreeSet<>(udpPortsInUse));
        attributes = Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
    }

    /** Whether ECS places tasks on it: it is ACTIVE and its agent is connected. */
    public boolean takesTasks() {
        return status.equals("ACTIVE") && agentConnected;
    }

    /**
     * The EC2 instance type, such as {@code t3.micro}. Empty where the instance does not have the attribute.
     */
    public Optional<String> instanceType() {
        return Optional.ofNullable(attributes.get("ecs.instance-type"));
    }

    /** The Availability Zone. Empty where the instance does not have the attribute. */
    public Optional<String> zone() {
        return Optional.ofNullable(attributes.get("ecs.availability-zone"));
    }

    /** The same instance with its agent connected. */
    public ContainerInstance withAgent() {
        return with(true, freeNetworkInterfaces);
    }

    /** The same instance without a free network interface. */
    public ContainerInstance withoutNetworkInterfaces() {
        return with(agentConnected, OptionalInt.of(0));
    }

    /**
     * The same instance with these free resources and ports in use.
     *
     * @param interfaces how many more network interfaces are free; where their number is known
     */
    public ContainerInstance withFree(
            Resources free, SortedSet<Integer> tcpPorts, SortedSet<Integer> udpPorts, int interfaces) {
        return new ContainerInstance(
                arn,
                ec2InstanceId,
                status,
                agentConnected,
                registered,
                free,
                reservedTcpPorts,
                tcpPorts,
                udpPorts,
                freeNetworkInterfaces.isPresent()
                        ? OptionalInt.of(freeNetworkInterfaces.getAsInt() + interfaces)
                        : freeNetworkInterfaces,
                runningTasks,
                pendingTasks,
                attributes,
                capacityProvider,
                registeredAt,
                disconnectedSince);
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
                registeredAt,
                agent ? Optional.empty() : disconnectedSince);
    }
}
