package ecsremediation.placement;

import ecsremediation.observe.Resources;
import ecsremediation.observe.TaskDefinition;
import ecsremediation.trigger.ServiceName;
import java.util.Collections;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One instance as the scheduler sees it: what it can still take.
 *
 * @param id the container instance's ARN, or a made-up name for one that is not registered yet
 * @param origin registered, already asked for, or one we would buy
 * @param group the Auto Scaling group it belongs to, where known
 * @param free what is not taken
 * @param freeNetworkInterfaces empty where the limit is unknown: then it does not bind
 * @param tasks how many tasks of which service are on it
 */
public record Room(
        String id,
        Origin origin,
        Optional<String> group,
        Resources free,
        SortedSet<Integer> tcpPortsInUse,
        SortedSet<Integer> udpPortsInUse,
        OptionalInt freeNetworkInterfaces,
        SortedMap<String, String> attributes,
        Optional<String> capacityProvider,
        SortedMap<ServiceName, Integer> tasks) {
    public Room {
        tcpPortsInUse = Collections.unmodifiableSortedSet(new TreeSet<>(tcpPortsInUse));
        udpPortsInUse = Collections.unmodifiableSortedSet(new TreeSet<>(udpPortsInUse));
        attributes = Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
        tasks = Collections.unmodifiableSortedMap(new TreeMap<>(tasks));
    }

    /** The same room with one task of the demand on it; asks nothing about whether it fits. */
    public Room with(Demand demand) {
        TaskDefinition task = demand.task();
        SortedSet<Integer> tcp = new TreeSet<>(tcpPortsInUse);
        tcp.addAll(task.tcpPorts());
        SortedSet<Integer> udp = new TreeSet<>(udpPortsInUse);
        udp.addAll(task.udpPorts());
        SortedMap<ServiceName, Integer> all = new TreeMap<>(tasks);
        all.merge(demand.service(), 1, Integer::sum);
        Resources taken = task.resources().plus(new Resources(0, 0, task.everyGpu() ? free.gpus() : 0));
        OptionalInt interfaces = freeNetworkInterfaces.isPresent()
                ? OptionalInt.of(freeNetworkInterfaces.getAsInt() - task.networkInterfaces())
                : OptionalInt.empty();
        return new Room(id, origin, group, free.minus(taken), tcp, udp, interfaces, attributes, capacityProvider, all);
    }

    /** Where the room comes from. */
    public enum Origin {
        /** A registered instance that takes tasks. */
        REGISTERED,
        /** An instance the group already asked for that is not yet ACTIVE and connected. */
        IN_FLIGHT,
        /** An instance that does not exist and that a plan would buy. */
        NEW
    }
}
