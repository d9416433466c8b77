package ecsremediation.placement;

import ecsremediation.model.AutoScalingGroup;
import ecsremediation.model.CapacityProvider;
import ecsremediation.model.ContainerInstance;
import ecsremediation.model.GroupInstance;
import ecsremediation.model.KnownInstanceSize;
import ecsremediation.model.Observation;
import ecsremediation.model.Resources;
import ecsremediation.model.Timeouts;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Determines what a new instance of a group would register with: the same as the newest instances of the
 * group and type, or else what the store has from an earlier one, or else the same as a registered instance
 * of the type that another group launched. It never uses EC2's spec sheet, because an instance registers
 * with less than its type advertises.
 */
final class InstanceTemplates {
    private static final Comparator<InstanceKind> SMALLEST_FIRST = Comparator.comparingInt(
                    (InstanceKind k) -> k.capacity().free().memoryMib())
            .thenComparingInt(k -> k.capacity().free().cpuUnits())
            .thenComparing(InstanceKind::type);

    /** Attributes that differ with the zone and subnet of a launch. */
    private static final Set<String> PLACE = Set.of(Capacities.ZONE, "ecs.subnet-id");

    private InstanceTemplates() {}

    static List<InstanceKind> kinds(Observation observation, AutoScalingGroup group) {
        Map<String, Integer> weights = new TreeMap<>();
        group.instances().forEach(i -> weights.put(i.instanceType(), group.weighted() ? i.weight() : 1));
        if (!group.offers().isEmpty()) {
            weights.clear();
            group.offers().forEach(o -> weights.put(o.instanceType(), group.weighted() ? o.weight() : 1));
        }
        return weights.entrySet().stream()
                .flatMap(e -> kind(observation, group, e.getKey(), e.getValue()).stream())
                .sorted(SMALLEST_FIRST)
                .toList();
    }

    /** One type of the group, also one that it no longer offers. */
    static Optional<InstanceKind> kind(Observation observation, AutoScalingGroup group, String type, int weight) {
        List<ContainerInstance> siblings = siblings(observation, group, type);
        Optional<KnownInstanceSize> learned = observation.memory().sizes().stream()
                .filter(s -> s.group().equals(group.name()) && s.instanceType().equals(type))
                .max(Comparator.comparing(KnownInstanceSize::seenAt));
        Optional<KnownInstanceSize> size = siblings.isEmpty()
                ? learned.or(() -> borrowed(observation, group, type))
                : Optional.of(measured(
                        group,
                        type,
                        newestLaunches(siblings),
                        attributes(siblings),
                        interfacesWhenEmpty(observation, siblings, learned)));
        return size.map(s -> new InstanceKind(
                type, weight, s.registered(), Daemons.placed(observation, capacity(observation, group, s))));
    }

    private static List<ContainerInstance> siblings(Observation observation, AutoScalingGroup group, String type) {
        Set<String> ids = new LinkedHashSet<>();
        for (GroupInstance instance : group.instances()) {
            if (instance.instanceType().equals(type)) {
                ids.add(instance.id());
            }
        }
        return observation.containerInstances().stream()
                .filter(i -> ids.contains(i.ec2InstanceId()))
                .filter(i -> i.status().equals("ACTIVE") || i.status().equals("DRAINING"))
                .sorted(Comparator.comparing(ContainerInstance::arn))
                .toList();
    }

    /**
     * The size of the type in other groups. The attributes that their owner sets, and their image, need not
     * be this group's.
     */
    private static Optional<KnownInstanceSize> borrowed(Observation observation, AutoScalingGroup group, String type) {
        List<ContainerInstance> others = observation.containerInstances().stream()
                .filter(i -> i.instanceType().equals(Optional.of(type)))
                .filter(i -> i.status().equals("ACTIVE") || i.status().equals("DRAINING"))
                .sorted(Comparator.comparing(ContainerInstance::arn))
                .toList();
        if (others.isEmpty()) {
            return Optional.empty();
        }
        SortedMap<String, String> attributes = attributes(others);
        attributes.keySet().removeIf(name -> name.equals("ecs.ami-id") || !isOfEcs(name) || PLACE.contains(name));
        OptionalInt interfaces = interfacesWhenEmpty(observation, others, Optional.empty());
        return Optional.of(measured(group, type, others, attributes, interfaces));
    }

    /** Whether the agent or ECS sets the attribute, and not the owner of the instance. */
    static boolean isOfEcs(String attribute) {
        return attribute.startsWith("ecs.") || attribute.startsWith("com.amazonaws.");
    }

    /** The lowest resources of the siblings, with the given attributes. */
    private static KnownInstanceSize measured(
            AutoScalingGroup group,
            String type,
            List<ContainerInstance> siblings,
            SortedMap<String, String> attributes,
            OptionalInt interfaces) {
        ContainerInstance first = siblings.getFirst();
        Resources registered = first.registered();
        for (ContainerInstance sibling : siblings) {
            registered = least(registered, sibling.registered());
        }
        return new KnownInstanceSize(
                group.name(), type, registered, first.reservedTcpPorts(), interfaces, attributes, first.registeredAt());
    }

    /**
     * ECS's own attributes of the newest sibling: they come from the AMI, the agent and the account settings
     * at its launch. Its place and the attributes that an operator sets count only if all siblings share
     * them.
     */
    private static SortedMap<String, String> attributes(List<ContainerInstance> siblings) {
        List<ContainerInstance> newest = newest(siblings);
        SortedMap<String, String> attributes = new TreeMap<>(newest.getFirst().attributes());
        attributes.entrySet().removeIf(attribute -> {
            boolean launched = attribute.getKey().startsWith("ecs.") && !PLACE.contains(attribute.getKey());
            return !(launched ? newest : siblings)
                    .stream().allMatch(s -> s.attributes().entrySet().contains(attribute));
        });
        return attributes;
    }

    /**
     * The siblings of the newest launches: those that registered at most {@link Timeouts#BOOT} before the last one.
     * Our choice.
     */
    private static List<ContainerInstance> newestLaunches(List<ContainerInstance> siblings) {
        Instant first = newest(siblings).getFirst().registeredAt().minus(Timeouts.BOOT);
        return siblings.stream().filter(s -> !s.registeredAt().isBefore(first)).toList();
    }

    /** The siblings that registered last; several only if they registered at the same time. */
    private static List<ContainerInstance> newest(List<ContainerInstance> siblings) {
        Instant last = siblings.stream()
                .map(ContainerInstance::registeredAt)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        return siblings.stream().filter(s -> s.registeredAt().equals(last)).toList();
    }

    private static Resources least(Resources one, Resources other) {
        return new Resources(
                Math.min(one.cpuUnits(), other.cpuUnits()),
                Math.min(one.memoryMib(), other.memoryMib()),
                Math.min(one.gpus(), other.gpus()));
    }

    /**
     * The number of {@code awsvpc} tasks that an empty instance takes: as the newest sibling shows it if it is
     * idle, or else the larger of the stored number and the newest sibling's attached and free interfaces
     * together. An older sibling does not count: trunking applies only to instances launched after it was
     * turned on. Empty where none of these is known; the limit does not apply then.
     */
    private static OptionalInt interfacesWhenEmpty(
            Observation observation, List<ContainerInstance> siblings, Optional<KnownInstanceSize> learned) {
        List<ContainerInstance> newest = newest(siblings);
        Optional<OptionalInt> idle = idle(newest)
                .map(ContainerInstance::freeNetworkInterfaces)
                .filter(OptionalInt::isPresent)
                .findFirst();
        return idle.orElseGet(() -> larger(
                learned.map(KnownInstanceSize::networkInterfaces).orElse(OptionalInt.empty()),
                carried(observation, newest)));
    }

    private static OptionalInt larger(OptionalInt one, OptionalInt other) {
        return IntStream.concat(one.stream(), other.stream()).max();
    }

    private static OptionalInt carried(Observation observation, List<ContainerInstance> siblings) {
        List<ContainerInstance> reporting = siblings.stream()
                .filter(s -> s.freeNetworkInterfaces().isPresent())
                .toList();
        if (reporting.isEmpty()) {
            return OptionalInt.empty();
        }
        AttachedInterfaces attached = AttachedInterfaces.of(observation);
        return reporting.stream()
                .mapToInt(s -> s.freeNetworkInterfaces().getAsInt() + attached.on(s))
                .min();
    }

    private static Stream<ContainerInstance> idle(List<ContainerInstance> siblings) {
        return siblings.stream().filter(s -> s.runningTasks() + s.pendingTasks() == 0);
    }

    private static InstanceCapacity capacity(Observation observation, AutoScalingGroup group, KnownInstanceSize size) {
        return new InstanceCapacity(
                new InstanceId.Template(group.name()),
                Optional.of(group.name()),
                size.registered(),
                size.tcpPortsInUse(),
                Collections.emptySortedSet(),
                size.networkInterfaces(),
                withType(size),
                provider(observation, group),
                Collections.emptySortedMap());
    }

    /** The capacity provider that the group's instances belong to. */
    static Optional<String> provider(Observation observation, AutoScalingGroup group) {
        return observation.capacityProviders().stream()
                .filter(p -> p.group().equals(Optional.of(group.name())))
                .map(CapacityProvider::name)
                .min(Comparator.naturalOrder());
    }

    private static SortedMap<String, String> withType(KnownInstanceSize size) {
        Map<String, String> attributes = new LinkedHashMap<>(size.attributes());
        attributes.put("ecs.instance-type", size.instanceType());
        return new TreeMap<>(attributes);
    }
}
