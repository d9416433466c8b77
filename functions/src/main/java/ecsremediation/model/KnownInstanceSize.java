package ecsremediation.model;

import java.time.Instant;
import java.util.Collections;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What an empty instance of a type brought when one was last registered, kept for groups that have none just now. Never
 * taken from EC2's spec sheet: an instance registers less than its type advertises.
 *
 * @param group the Auto Scaling group it was seen in
 * @param tcpPortsInUse host ports that an instance without tasks has taken (the reserved ones)
 * @param networkInterfaces {@code awsvpc} tasks it can take when empty, where known
 * @param attributes those an instance of the group registers with, the instance's own identity left out
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
