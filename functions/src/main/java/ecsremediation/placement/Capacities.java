package ecsremediation.placement;

import ecsremediation.event.ServiceName;
import ecsremediation.model.AutoScalingGroup;
import ecsremediation.model.CapacityProvider;
import ecsremediation.model.ContainerInstance;
import ecsremediation.model.GroupInstance;
import ecsremediation.model.Observation;
import ecsremediation.model.Service;
import ecsremediation.model.Task;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The instances of an Observation on which tasks can be placed: registered, in flight, and those that a group
 * could launch.
 */
public final class Capacities {
    /** The attribute with an instance's Availability Zone. */
    public static final String ZONE = "ecs.availability-zone";

    private Capacities() {}

    /** The registered instances that take tasks (ACTIVE, agent connected), by ARN. */
    public static List<InstanceCapacity> registered(Observation observation) {
        Map<String, String> groups = groupByInstance(observation);
        Map<String, SortedMap<ServiceName, Integer>> tasks = tasksByInstance(observation);
        Set<String> unread = unread(observation);
        return observation.containerInstances().stream()
                .filter(ContainerInstance::takesTasks)
                .sorted(Comparator.comparing(ContainerInstance::arn))
                .map(i -> capacity(i, Optional.ofNullable(groups.get(i.ec2InstanceId())), tasks, unread))
                .toList();
    }

    /**
     * The instances that the groups have requested and that are not yet ACTIVE and connected, with their
     * daemon tasks placed. These are the instances that EC2 Auto Scaling launches or has InService, and those
     * by which desired capacity exceeds these. Instances of unknown size are left out; {@link #inFlightCount}
     * counts them too.
     */
    public static List<InstanceCapacity> inFlight(Observation observation) {
        List<InstanceCapacity> capacities = new ArrayList<>();
        for (AutoScalingGroup group : sorted(observation.groups())) {
            capacities.addAll(InFlight.of(observation, group));
        }
        return List.copyOf(capacities);
    }

    /** The number of instances that the group has requested and that are not yet ACTIVE and connected. */
    public static int inFlightCount(Observation observation, AutoScalingGroup group) {
        return InFlight.count(observation, group);
    }

    /**
     * One new, empty instance of the group with its daemon tasks placed. Of several types with known sizes it
     * is the smallest (least memory, then CPU).
     *
     * @return empty where the size of no type of the group is known
     */
    public static Optional<InstanceCapacity> empty(Observation observation, AutoScalingGroup group) {
        return kinds(observation, group).stream().map(InstanceKind::capacity).findFirst();
    }

    /**
     * The instance types of known size that the group's next launch may bring, the smallest (least memory,
     * then CPU, then name) first.
     */
    public static List<InstanceKind> kinds(Observation observation, AutoScalingGroup group) {
        return NextLaunch.kinds(observation, group);
    }

    /** Every instance type of known size that the group offers, the smallest first. */
    public static List<InstanceKind> offered(Observation observation, AutoScalingGroup group) {
        return InstanceTemplates.kinds(observation, group);
    }

    /**
     * The capacity once for each Availability Zone that the group may launch in, by zone name. Unchanged for
     * a group without zones.
     */
    public static List<InstanceCapacity> inZones(InstanceCapacity capacity, AutoScalingGroup group) {
        return group.zones().isEmpty()
                ? List.of(capacity)
                : group.zones().stream().sorted().map(capacity::in).toList();
    }

    /**
     * The instances that matter to the demands: those with the CPU and memory of the smallest demand free,
     * and those with tasks of the demands' services, which a spread counts. Placing the demands on these
     * gives the same result as placing them on all instances.
     */
    public static List<InstanceCapacity> useful(List<Demand> demands, List<InstanceCapacity> capacities) {
        int memory = Integer.MAX_VALUE;
        int cpu = Integer.MAX_VALUE;
        Set<ServiceName> services = new LinkedHashSet<>();
        for (Demand demand : demands) {
            memory = Math.min(memory, demand.task().resources().memoryMib());
            cpu = Math.min(cpu, demand.task().resources().cpuUnits());
            services.add(demand.service());
        }
        List<InstanceCapacity> useful = new ArrayList<>();
        for (InstanceCapacity capacity : capacities) {
            boolean takes =
                    capacity.free().memoryMib() >= memory && capacity.free().cpuUnits() >= cpu;
            if (takes || !Collections.disjoint(capacity.tasks().keySet(), services)) {
                useful.add(capacity);
            }
        }
        return List.copyOf(useful);
    }

    /**
     * The groups whose instances could take the service's tasks, by name: the groups of its capacity
     * providers; for a service without capacity providers the groups with instances in the cluster and the
     * groups tagged for the cluster, also one without instances.
     */
    public static List<AutoScalingGroup> groups(Observation observation, Service service) {
        if (!service.capacityProviders().isEmpty()) {
            Set<String> names = new LinkedHashSet<>();
            for (CapacityProvider provider : observation.capacityProviders()) {
                if (service.capacityProviders().contains(provider.name())) {
                    provider.group().ifPresent(names::add);
                }
            }
            return sorted(observation.groups().stream()
                    .filter(g -> names.contains(g.name()))
                    .toList());
        }
        Set<String> inCluster = new LinkedHashSet<>(groupByInstance(observation).values());
        return sorted(observation.groups().stream()
                .filter(g -> inCluster.contains(g.name()) || isTaggedFor(observation.cluster(), g))
                .toList());
    }

    private static boolean isTaggedFor(String cluster, AutoScalingGroup group) {
        return cluster.equals(group.tags().get(AutoScalingGroup.CLUSTER_TAG));
    }

    private static List<AutoScalingGroup> sorted(List<AutoScalingGroup> groups) {
        return groups.stream()
                .sorted(Comparator.comparing(AutoScalingGroup::name))
                .toList();
    }

    /** For each registered instance, by EC2 instance id, the name of its group. */
    private static Map<String, String> groupByInstance(Observation observation) {
        Set<String> registered = new LinkedHashSet<>();
        observation.containerInstances().forEach(i -> registered.add(i.ec2InstanceId()));
        Map<String, String> groups = new LinkedHashMap<>();
        for (AutoScalingGroup group : sorted(observation.groups())) {
            for (GroupInstance instance : group.instances()) {
                if (registered.contains(instance.id())) {
                    groups.put(instance.id(), group.name());
                }
            }
        }
        return groups;
    }

    private static Map<String, SortedMap<ServiceName, Integer>> tasksByInstance(Observation observation) {
        Map<String, SortedMap<ServiceName, Integer>> tasks = new LinkedHashMap<>();
        for (Service service : observation.services()) {
            for (Task task : service.tasks()) {
                if (!task.isStopped() && task.containerInstance().isPresent()) {
                    tasks.computeIfAbsent(task.containerInstance().get(), arn -> new TreeMap<>())
                            .merge(service.name(), 1, Integer::sum);
                }
            }
        }
        return tasks;
    }

    /** The names of the services that run tasks of which none was read. */
    private static Set<String> unread(Observation observation) {
        return observation.services().stream()
                .filter(s -> s.tasks().isEmpty())
                .filter(s -> s.counts().running() + s.counts().pending() > 0)
                .map(s -> s.name().service())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static InstanceCapacity capacity(
            ContainerInstance instance,
            Optional<String> group,
            Map<String, SortedMap<ServiceName, Integer>> tasks,
            Set<String> unread) {
        return new InstanceCapacity(
                new InstanceId.Registered(instance.arn()),
                group,
                instance.remaining(),
                instance.registered().gpus() > 0,
                instance.tcpPortsInUse(),
                instance.udpPortsInUse(),
                instance.freeNetworkInterfaces(),
                instance.attributes(),
                instance.capacityProvider(),
                tasks.getOrDefault(instance.arn(), Collections.emptySortedMap()),
                unread);
    }
}
