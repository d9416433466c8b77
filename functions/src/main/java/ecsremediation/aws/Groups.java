package ecsremediation.aws;

import ecsremediation.model.CapacityProvider;
import ecsremediation.model.ContainerInstance;
import ecsremediation.model.ReadFailure;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingGroup;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingInstanceDetails;
import software.amazon.awssdk.services.autoscaling.model.DescribeAutoScalingGroupsResponse;
import software.amazon.awssdk.services.autoscaling.model.DescribeAutoScalingInstancesResponse;
import software.amazon.awssdk.services.autoscaling.model.Filter;
import software.amazon.awssdk.services.autoscaling.model.Instance;

/**
 * Finds and reads the Auto Scaling groups of a cluster: those of its capacity providers, those tagged for
 * it, and those of its instances. A group that no longer exists is left out and does not count as unread.
 */
record Groups(AutoScalingClient autoScaling, ReadSession reading) {
    /** The most groups that one DescribeAutoScalingGroups call returns, by its API reference. */
    private static final int PAGE = 100;

    /** The most names and instance ids that one call takes, by the API references. */
    private static final int BATCH = 50;

    /** The cluster's groups with all their data, by name. */
    List<ecsremediation.model.AutoScalingGroup> of(
            String cluster, List<ContainerInstance> instances, List<CapacityProvider> providers, Instant at) {
        SortedMap<String, AutoScalingGroup> found = new TreeMap<>();
        keep(found, tagged(cluster));
        NavigableSet<String> provided = providers.stream()
                .map(CapacityProvider::group)
                .flatMap(Optional::stream)
                .collect(Collectors.toCollection(TreeSet::new));
        keep(found, missing(found, provided));
        addOwners(found, instances);
        Map<String, Instant> registered = new TreeMap<>();
        instances.forEach(i -> registered.put(i.ec2InstanceId(), i.registeredAt()));
        GroupHistory history = new GroupHistory(autoScaling, reading, at, registered.keySet());
        return reading.each(List.copyOf(found.values()), g -> whole(g, history, registered)).stream()
                .flatMap(Optional::stream)
                .toList();
    }

    /** The existing groups with the given names. */
    List<AutoScalingGroup> named(Collection<String> names) {
        List<List<String>> batches =
                names.stream().gather(Gatherers.windowFixed(BATCH)).toList();
        return reading.each(batches, this::batch).stream().flatMap(List::stream).toList();
    }

    private List<AutoScalingGroup> batch(List<String> names) {
        return reading.pages(
                new ReadTarget(ReadFailure.Kind.GROUPS, String.join(", ", names)),
                autoScaling.describeAutoScalingGroupsPaginator(
                        r -> r.autoScalingGroupNames(names).maxRecords(PAGE)),
                DescribeAutoScalingGroupsResponse::autoScalingGroups);
    }

    private List<AutoScalingGroup> tagged(String cluster) {
        Filter tag = Filter.builder()
                .name("tag:" + ecsremediation.model.AutoScalingGroup.CLUSTER_TAG)
                .values(cluster)
                .build();
        return reading.pages(
                new ReadTarget(ReadFailure.Kind.GROUPS, "tagged for " + cluster),
                autoScaling.describeAutoScalingGroupsPaginator(
                        r -> r.filters(tag).maxRecords(PAGE)),
                DescribeAutoScalingGroupsResponse::autoScalingGroups);
    }

    /**
     * Adds the groups that own the instances. It asks for the owners of some instances, reads those
     * groups, and removes all instances that they list. So the number of calls depends on the groups and
     * not on the instances.
     */
    private void addOwners(SortedMap<String, AutoScalingGroup> found, List<ContainerInstance> instances) {
        NavigableSet<String> unknown = instances.stream()
                .map(ContainerInstance::ec2InstanceId)
                .filter(id -> id.startsWith("i-"))
                .collect(Collectors.toCollection(TreeSet::new));
        startOut(unknown, found.values());
        while (!unknown.isEmpty()) {
            List<String> some = unknown.stream().limit(BATCH).toList();
            some.forEach(unknown::remove);
            List<AutoScalingGroup> owners = missing(found, owners(some));
            keep(found, owners);
            startOut(unknown, owners);
        }
    }

    private NavigableSet<String> owners(List<String> ids) {
        return reading
                .pages(
                        new ReadTarget(
                                ReadFailure.Kind.GROUPS, "of " + ids.size() + " instances from " + ids.getFirst()),
                        autoScaling.describeAutoScalingInstancesPaginator(r -> r.instanceIds(ids)),
                        DescribeAutoScalingInstancesResponse::autoScalingInstances)
                .stream()
                .map(AutoScalingInstanceDetails::autoScalingGroupName)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private List<AutoScalingGroup> missing(SortedMap<String, AutoScalingGroup> found, NavigableSet<String> names) {
        NavigableSet<String> missing = new TreeSet<>(names);
        missing.removeAll(found.keySet());
        return missing.isEmpty() ? List.of() : named(Collections.unmodifiableNavigableSet(missing));
    }

    private Optional<ecsremediation.model.AutoScalingGroup> whole(
            AutoScalingGroup group, GroupHistory history, Map<String, Instant> registered) {
        GroupDetails details = history.of(group);
        return reading.map(
                new ReadTarget(ReadFailure.Kind.GROUP, group.autoScalingGroupName()),
                group,
                g -> GroupMapping.group(g, details, registered));
    }

    private static void keep(SortedMap<String, AutoScalingGroup> found, List<AutoScalingGroup> groups) {
        groups.forEach(g -> found.put(g.autoScalingGroupName(), g));
    }

    private static void startOut(NavigableSet<String> ids, Collection<AutoScalingGroup> groups) {
        groups.stream()
                .flatMap(g -> g.instances().stream())
                .map(Instance::instanceId)
                .forEach(ids::remove);
    }
}
