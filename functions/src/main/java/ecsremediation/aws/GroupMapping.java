package ecsremediation.aws;

import static ecsremediation.aws.ResponseFields.or;
import static ecsremediation.aws.ResponseFields.required;
import static ecsremediation.aws.ResponseFields.text;

import ecsremediation.model.AutoScalingGroup;
import ecsremediation.model.Capacity;
import ecsremediation.model.GroupInstance;
import ecsremediation.model.WarmPool;
import ecsremediation.model.WriteState;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.autoscaling.model.Instance;
import software.amazon.awssdk.services.autoscaling.model.InstanceMaintenancePolicy;
import software.amazon.awssdk.services.autoscaling.model.Operator;
import software.amazon.awssdk.services.autoscaling.model.SuspendedProcess;
import software.amazon.awssdk.services.autoscaling.model.WarmPoolConfiguration;

/** Maps the Auto Scaling groups of DescribeAutoScalingGroups. */
final class GroupMapping {
    private GroupMapping() {}

    /**
     * The group with all its data.
     *
     * @param registered when each instance registered in the cluster, by EC2 id
     */
    static AutoScalingGroup group(
            software.amazon.awssdk.services.autoscaling.model.AutoScalingGroup g,
            GroupDetails details,
            Map<String, Instant> registered) {
        return new AutoScalingGroup(
                required(g.autoScalingGroupName(), "AutoScalingGroupName"),
                required(g.autoScalingGroupARN(), "AutoScalingGroupARN"),
                required(g.minSize(), "MinSize"),
                capacity(g),
                g.availabilityZones(),
                OfferedTypes.of(g, registered),
                LaunchPolicy.order(g),
                LaunchPolicy.leastRequired(g),
                TemplateInstances.launchTemplate(g),
                OfferedTypes.isWeighted(g),
                g.instances().stream().map(GroupMapping::instance).toList(),
                tags(g),
                g.suspendedProcesses().stream()
                        .map(SuspendedProcess::processName)
                        .collect(Collectors.toCollection(TreeSet::new)),
                details.policies(),
                details.scheduledActions(),
                Optional.ofNullable(g.warmPoolConfiguration()).map(GroupMapping::warmPool),
                details.refreshing(),
                maintenance(g.instanceMaintenancePolicy()),
                Optional.ofNullable(g.operator()).map(Operator::principal),
                Optional.empty(),
                details.activities());
    }

    static WriteState writeState(software.amazon.awssdk.services.autoscaling.model.AutoScalingGroup g) {
        return AutoScalingGroup.writeState(capacity(g), tags(g));
    }

    private static Capacity capacity(software.amazon.awssdk.services.autoscaling.model.AutoScalingGroup g) {
        return new Capacity(required(g.desiredCapacity(), "DesiredCapacity"), required(g.maxSize(), "MaxSize"));
    }

    /** The weight, which the API returns as a string; 1 if there is none. */
    static int weight(@Nullable String weight) {
        return weight == null ? 1 : Integer.parseInt(weight);
    }

    private static GroupInstance instance(Instance i) {
        return new GroupInstance(
                required(i.instanceId(), "InstanceId"),
                required(i.lifecycleStateAsString(), "LifecycleState"),
                text(i.healthStatus()),
                text(i.availabilityZone()),
                text(i.instanceType()),
                weight(i.weightedCapacity()));
    }

    private static SortedMap<String, String> tags(
            software.amazon.awssdk.services.autoscaling.model.AutoScalingGroup g) {
        SortedMap<String, String> tags = new TreeMap<>();
        g.tags().forEach(tag -> tags.put(required(tag.key(), "tag key"), text(tag.value())));
        return tags;
    }

    /** The API returns -1 for a policy that was cleared. */
    private static OptionalInt maintenance(@Nullable InstanceMaintenancePolicy policy) {
        int most = policy == null ? -1 : or(policy.maxHealthyPercentage(), -1);
        return most < 0 ? OptionalInt.empty() : OptionalInt.of(most);
    }

    /** The API returns a negative maximum prepared capacity if none is set. */
    private static WarmPool warmPool(WarmPoolConfiguration pool) {
        int prepared = or(pool.maxGroupPreparedCapacity(), -1);
        return new WarmPool(
                prepared < 0 ? OptionalInt.empty() : OptionalInt.of(prepared),
                or(pool.minSize(), 0),
                text(pool.poolStateAsString()));
    }
}
