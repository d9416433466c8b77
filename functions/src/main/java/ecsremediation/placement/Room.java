package ecsremediation.placement;

import ecsremediation.observe.Resources;
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
