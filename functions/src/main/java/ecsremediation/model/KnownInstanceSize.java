package ecsremediation.model;

import java.time.Instant;
import java.util.Collections;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What an empty instance of a type registered with. It is stored for groups that have no instance of that
 * type at present. It never comes from EC2's spec sheet, because an instance registers with less than its
 * type advertises.
 *
 * @param group the Auto Scaling group it was seen in
 * @param tcpPortsInUse host ports in use on an instance without tasks (the reserved ones)
 * @param networkInterfaces the number of {@code awsvpc} tasks an empty instance takes, where known
 * @param attributes those that an instance of the group registers with, except those that identify one
 *     instance
 */
public record KnownInstanceSize(
        String group,
        String instanceType,
        Resources registered,
        SortedSet<Integer> tcpPortsInUse,
        OptionalInt networkInterfaces,
        SortedMap<String, String> attributes,
        Instant seenAt) {
    public KnownInstanceSize {
        tcpPortsInUse = Collections.unmodifiableSortedSet(new TreeSet<>(tcpPortsInUse));
        attributes = Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
    }
}
