package ecsremediation.model;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One EC2 Auto Scaling group that has container instances in the cluster, belongs to one of its capacity
 * providers, or is tagged for it.
 *
 * @param min its min size; the program never changes it
 * @param zones Availability Zones it may launch in
 * @param offers the instance types it may launch with their weights, in the group's order of preference; one
 *     entry for a group without mixed instances: the type that its present launch template launched, if
 *     that is known; empty where the launch template's type is not known
 * @param typeOrder which of the offered types the next launch may bring
 * @param leastRequired the least CPU and memory of a type that the group's instance requirements admit; empty
 *     where it lists its types
 * @param launchTemplate the launch template and the version that the group names, such as {@code lt-0abc:7} or
 *     {@code lt-0abc:$Latest}, or its launch configuration; empty where it names none
 * @param weighted whether min, desired and max count capacity units and not instances
 * @param tags the values of the program's own tags without white space around them
 * @param suspendedProcesses such as {@code Launch}
 * @param operator the service principal that alone may change the group, where one is set
 * @param owner whose it is, if this installation may not raise it
 * @param instanceRefreshInProgress whether an instance refresh replaces its instances
 * @param maintenanceMost the maximum healthy percentage of its instance maintenance policy, in percent of
 *     desired, 100 to 200; empty without a policy
 * @param scheduledActions those due within the next day
 * @param activities newest first, for the time {@link Timeouts#ACTIVITIES_READ}; older ones only if they
 *     launched one of its instances, terminated one that is still registered in the cluster, or if the newest
 *     change of desired capacity is among their causes
 */
public record AutoScalingGroup(
        String name,
        String arn,
        int min,
        Capacity capacity,
        List<String> zones,
        List<Offer> offers,
        TypeOrder typeOrder,
        Optional<Resources> leastRequired,
        String launchTemplate,
        boolean weighted,
        List<GroupInstance> instances,
        SortedMap<String, String> tags,
        SortedSet<String> suspendedProcesses,
        List<ScalingPolicy> policies,
        List<ScheduledAction> scheduledActions,
        Optional<WarmPool> warmPool,
        boolean instanceRefreshInProgress,
        OptionalInt maintenanceMost,
        Optional<String> operator,
        Optional<GroupOwner> owner,
        List<ScalingActivity> activities) {
    private static final String TAG_PREFIX = "ecs-remediation:";

    /**
     * The tag with which a group's owner permits raises. Its value is the highest max that the program may
     * set. The program never raises a group without this tag.
     */
    public static final String CEILING_TAG = "ecs-remediation:ceiling";

    /**
     * The tag with the owner's order of preference among several groups. The lowest number is first; the
     * default is 100.
     */
    public static final String PRIORITY_TAG = "ecs-remediation:priority";

    /** The tag that names the cluster of a group without instances. */
    public static final String CLUSTER_TAG = "ecs-remediation:cluster";

    /** The tag with the name of the one installation (CloudFormation stack) that may raise the group. */
    public static final String STACK_TAG = "ecs-remediation:stack";

    /** The tag with a mode for this group alone: {@code off}, {@code observe} or {@code act}. */
    public static final String MODE_TAG = "ecs-remediation:mode";

    public AutoScalingGroup {
        zones = List.copyOf(zones);
        offers = List.copyOf(offers);
        instances = List.copyOf(instances);
        tags = Collections.unmodifiableSortedMap(trimmed(tags));
        suspendedProcesses = Collections.unmodifiableSortedSet(new TreeSet<>(suspendedProcesses));
        policies = List.copyOf(policies);
        scheduledActions = List.copyOf(scheduledActions);
        activities = List.copyOf(activities);
    }

    /** What it launches instances from. */
    public LaunchSource launchSource() {
        return new LaunchSource(
                launchTemplate,
                offers.stream().map(Offer::instanceType).distinct().sorted().toList());
    }

    /** The mode that the group's owner typed, in lower case; {@code act} without the tag. */
    public String mode() {
        return mode(tags);
    }

    /** The value of one of the program's tags; empty without the tag or without a value. */
    public Optional<String> tag(String key) {
        return Optional.ofNullable(tags.get(key)).filter(value -> !value.isEmpty());
    }

    /** The same group, of that owner. */
    public AutoScalingGroup of(GroupOwner other) {
        return new AutoScalingGroup(
                name,
                arn,
                min,
                capacity,
                zones,
                offers,
                typeOrder,
                leastRequired,
                launchTemplate,
                weighted,
                instances,
                tags,
                suspendedProcesses,
                policies,
                scheduledActions,
                warmPool,
                instanceRefreshInProgress,
                maintenanceMost,
                operator,
                Optional.of(other),
                activities);
    }

    /** What decides whether a planned write of the group still applies. */
    public WriteState writeState() {
        return writeState(capacity, tags);
    }

    /** The same of a group of which only the capacity and the tags were read. */
    public static WriteState writeState(Capacity capacity, SortedMap<String, String> tags) {
        SortedMap<String, String> typed = trimmed(tags);
        return new WriteState(
                capacity,
                Optional.ofNullable(typed.get(CEILING_TAG)),
                mode(typed),
                Optional.ofNullable(typed.get(STACK_TAG)),
                Optional.ofNullable(typed.get(CLUSTER_TAG)));
    }

    private static String mode(SortedMap<String, String> typed) {
        return typed.getOrDefault(MODE_TAG, "act").toLowerCase(Locale.ROOT);
    }

    /** People type the program's own tags, often with a space too many. Other tags stay as they are. */
    private static SortedMap<String, String> trimmed(SortedMap<String, String> tags) {
        SortedMap<String, String> trimmed = new TreeMap<>();
        tags.forEach((key, value) -> trimmed.put(key, key.startsWith(TAG_PREFIX) ? value.strip() : value));
        return trimmed;
    }

    /** How EC2 Auto Scaling picks the type of the next launch among the offered ones. */
    public enum TypeOrder {
        /** The first offer as long as EC2 has capacity for it: On-Demand with the strategy prioritized. */
        LISTED,
        /** Any of them, by price or capacity: Spot, instance requirements, or the strategy lowest-price. */
        ANY
    }

    /**
     * An instance type that the group may launch.
     *
     * @param weight the capacity units of one instance; 1 without weights
     */
    public record Offer(String instanceType, int weight) {}
}
