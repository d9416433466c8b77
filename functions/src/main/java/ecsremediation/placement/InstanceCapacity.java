package ecsremediation.placement;

import ecsremediation.event.ServiceName;
import ecsremediation.model.Resources;
import ecsremediation.model.TaskDefinition;
import java.util.Collections;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One instance as the scheduler sees it: its identity, its attributes and its free resources.
 *
 * @param group the Auto Scaling group it belongs to, where known
 * @param free the resources that no task uses
 * @param hasGpu whether it registers a GPU, free or not: a task that shares a GPU needs one
 * @param freeNetworkInterfaces the number of further {@code awsvpc} tasks; empty where the limit is unknown:
 *     then the scheduler does not apply one
 * @param tasks the number of tasks of each service on it
 * @param unread the names of the services whose tasks were not read; {@code tasks} lacks them
 */
public record InstanceCapacity(
        InstanceId id,
        Optional<String> group,
        Resources free,
        boolean hasGpu,
        SortedSet<Integer> tcpPortsInUse,
        SortedSet<Integer> udpPortsInUse,
        OptionalInt freeNetworkInterfaces,
        SortedMap<String, String> attributes,
        Optional<String> capacityProvider,
        SortedMap<ServiceName, Integer> tasks,
        Set<String> unread) {
    /**
     * The most host ports that an instance reserves at a time, TCP and UDP together with those of the agent and
     * the host; dynamic ones do not count (PortMapping in the ECS API reference).
     */
    public static final int MOST_RESERVED_PORTS = 100;

    public InstanceCapacity {
        tcpPortsInUse = Collections.unmodifiableSortedSet(new TreeSet<>(tcpPortsInUse));
        udpPortsInUse = Collections.unmodifiableSortedSet(new TreeSet<>(udpPortsInUse));
        attributes = Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
        tasks = Collections.unmodifiableSortedMap(new TreeMap<>(tasks));
        unread = Set.copyOf(unread);
    }

    /** An instance on which no task uses a GPU and whose tasks are all known. */
    public InstanceCapacity(
            InstanceId id,
            Optional<String> group,
            Resources free,
            SortedSet<Integer> tcpPortsInUse,
            SortedSet<Integer> udpPortsInUse,
            OptionalInt freeNetworkInterfaces,
            SortedMap<String, String> attributes,
            Optional<String> capacityProvider,
            SortedMap<ServiceName, Integer> tasks) {
        this(
                id,
                group,
                free,
                free.gpus() > 0,
                tcpPortsInUse,
                udpPortsInUse,
                freeNetworkInterfaces,
                attributes,
                capacityProvider,
                tasks,
                Set.of());
    }

    /**
     * The same capacity after {@code count} tasks of the demand. The caller must have checked that they fit.
     */
    public InstanceCapacity with(Demand demand, int count) {
        TaskDefinition task = demand.task();
        Resources each = task.resources();
        SortedSet<Integer> tcp = new TreeSet<>(tcpPortsInUse);
        tcp.addAll(task.tcpPorts());
        SortedSet<Integer> udp = new TreeSet<>(udpPortsInUse);
        udp.addAll(task.udpPorts());
        SortedMap<ServiceName, Integer> more = new TreeMap<>(tasks);
        more.merge(demand.service(), count, Integer::sum);
        Resources left = new Resources(
                free.cpuUnits() - count * each.cpuUnits(),
                free.memoryMib() - count * each.memoryMib(),
                task.everyGpu() ? 0 : free.gpus() - count * each.gpus());
        OptionalInt interfaces = freeNetworkInterfaces.isPresent()
                ? OptionalInt.of(freeNetworkInterfaces.getAsInt() - count * task.networkInterfaces())
                : freeNetworkInterfaces;
        return new InstanceCapacity(
                id, group, left, hasGpu, tcp, udp, interfaces, attributes, capacityProvider, more, unread);
    }

    /** The number of further host ports that its tasks can reserve. */
    public int freePorts() {
        return MOST_RESERVED_PORTS - tcpPortsInUse.size() - udpPortsInUse.size();
    }

    /** The same capacity in that Availability Zone. */
    public InstanceCapacity in(String zone) {
        SortedMap<String, String> moved = new TreeMap<>(attributes);
        moved.put("ecs.availability-zone", zone);
        return new InstanceCapacity(
                id,
                group,
                free,
                hasGpu,
                tcpPortsInUse,
                udpPortsInUse,
                freeNetworkInterfaces,
                moved,
                capacityProvider,
                tasks,
                unread);
    }

    /** The same capacity with another id. */
    InstanceCapacity as(InstanceId newId) {
        return new InstanceCapacity(
                newId,
                group,
                free,
                hasGpu,
                tcpPortsInUse,
                udpPortsInUse,
                freeNetworkInterfaces,
                attributes,
                capacityProvider,
                tasks,
                unread);
    }

    /** Whether the instance is registered, in flight or new. */
    public Origin origin() {
        return switch (id) {
            case InstanceId.Registered _ -> Origin.REGISTERED;
            case InstanceId.Launching _, InstanceId.Requested _ -> Origin.IN_FLIGHT;
            case InstanceId.Template _, InstanceId.Simulated _ -> Origin.NEW;
        };
    }

    /** The states of an instance. */
    public enum Origin {
        /** A registered instance that takes tasks. */
        REGISTERED,
        /** The group has requested it, and it is not yet ACTIVE and connected. */
        IN_FLIGHT,
        /** It does not exist; a plan would launch it. */
        NEW
    }
}
