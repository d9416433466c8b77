package ecsremediation.model;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Learns from an Observation what an instance of a type registers with, and how long a group's boots take.
 */
public final class Calibration {
    /** Attributes that identify one instance. Other instances of its group do not have the same value. */
    private static final List<String> IDENTITY = List.of("ecs.awsvpc-trunk-id", "ecs.outpost-arn");

    private Calibration() {}

    /** The sizes that are new or differ from the stored ones, one for each group and type. */
    public static List<KnownInstanceSize> sizes(Observation seen) {
        return seen.groups().stream()
                .flatMap(group -> sizes(group, seen))
                .filter(size -> seen.memory().sizes().stream().noneMatch(known -> sameSize(known, size)))
                .filter(size -> !isUnreadable(size, seen))
                .toList();
    }

    /** Whether a row of that size exists that this version cannot read: the program does not replace it. */
    private static boolean isUnreadable(KnownInstanceSize size, Observation seen) {
        return seen.memory().unreadable().stream()
                .anyMatch(row -> row instanceof UnreadableRow.InstanceSize unreadable
                        && unreadable.group().equals(size.group())
                        && unreadable.instanceType().equals(size.instanceType()));
    }

    private static boolean hasUnreadableBoots(AutoScalingGroup group, Observation seen) {
        return seen.memory().unreadable().stream()
                .anyMatch(row -> row instanceof UnreadableRow.BootSamples boots
                        && boots.group().equals(group.name()));
    }

    /** The boot times of the groups for which this Observation shows boots that are not stored yet. */
    public static List<BootTimes> boots(Observation seen) {
        return seen.groups().stream()
                .filter(group -> !hasUnreadableBoots(group, seen))
                .flatMap(group -> boots(group, seen).stream())
                .toList();
    }

    private static Stream<KnownInstanceSize> sizes(AutoScalingGroup group, Observation seen) {
        return members(group, seen).values().stream()
                .filter(i -> i.status().equals("ACTIVE"))
                .flatMap(i -> i.instanceType().map(type -> size(group, type, i, seen)).stream())
                .collect(Collectors.toMap(
                        KnownInstanceSize::instanceType, s -> s, (first, other) -> first, TreeMap::new))
                .values()
                .stream();
    }

    private static KnownInstanceSize size(
            AutoScalingGroup group, String type, ContainerInstance instance, Observation seen) {
        TreeMap<String, String> attributes = new TreeMap<>(instance.attributes());
        IDENTITY.forEach(attributes::remove);
        boolean empty = instance.runningTasks() + instance.pendingTasks() == 0;
        return new KnownInstanceSize(
                group.name(),
                type,
                instance.registered(),
                instance.reservedTcpPorts(),
                empty ? instance.freeNetworkInterfaces() : OptionalInt.empty(),
                attributes,
                seen.takenAt());
    }

    private static boolean sameSize(KnownInstanceSize a, KnownInstanceSize b) {
        return a.group().equals(b.group())
                && a.instanceType().equals(b.instanceType())
                && a.registered().equals(b.registered());
    }

    private static Optional<BootTimes> boots(AutoScalingGroup group, Observation seen) {
        List<BootTimes.Sample> known = seen.memory().bootTimes().stream()
                .filter(t -> t.group().equals(group.name()))
                .flatMap(t -> t.samples().stream())
                .toList();
        List<BootTimes.Sample> fresh = samples(group, seen).stream()
                .filter(s -> known.stream().noneMatch(k -> k.instance().equals(s.instance())))
                .toList();
        if (fresh.isEmpty()) {
            return Optional.empty();
        }
        List<BootTimes.Sample> all = new ArrayList<>(known);
        all.addAll(fresh);
        int from = Math.max(0, all.size() - BootTimes.KEPT);
        return Optional.of(new BootTimes(group.name(), all.subList(from, all.size())));
    }

    private static List<BootTimes.Sample> samples(AutoScalingGroup group, Observation seen) {
        Map<String, ContainerInstance> members = members(group, seen);
        return group.activities().reversed().stream()
                .filter(ScalingActivity::isLaunch)
                .flatMap(a -> a.instance().flatMap(id -> boot(a, id, members)).stream())
                .toList();
    }

    private static Optional<BootTimes.Sample> boot(
            ScalingActivity launch, String id, Map<String, ContainerInstance> members) {
        return Optional.ofNullable(members.get(id))
                .map(i -> Duration.between(launch.startedAt(), i.registeredAt()))
                .filter(Duration::isPositive)
                .map(took -> new BootTimes.Sample(id, took));
    }

    private static Map<String, ContainerInstance> members(AutoScalingGroup group, Observation seen) {
        List<String> ids = group.instances().stream().map(GroupInstance::id).toList();
        return seen.containerInstances().stream()
                .filter(i -> ids.contains(i.ec2InstanceId()))
                .collect(Collectors.toMap(ContainerInstance::ec2InstanceId, i -> i, (a, b) -> a, TreeMap::new));
    }
}
