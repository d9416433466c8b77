package ecsremediation.aws;

import static ecsremediation.aws.ResponseFields.text;

import ecsremediation.model.AutoScalingGroup.Offer;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingGroup;
import software.amazon.awssdk.services.autoscaling.model.Instance;
import software.amazon.awssdk.services.autoscaling.model.LaunchTemplateOverrides;

/** The instance types that a group may launch. */
final class OfferedTypes {
    private OfferedTypes() {}

    /**
     * The types of the mixed instances policy in its order. If the policy selects types by attributes, the
     * types of the group's own instances. Without a policy, the types of those that come from the launch
     * template version that the group launches from now. The type in a launch template would need a call to
     * EC2, so it is not read.
     *
     * @param registered when each instance registered in the cluster, by EC2 id
     */
    static List<Offer> of(AutoScalingGroup group, Map<String, Instant> registered) {
        List<Offer> policy = overrides(group)
                .filter(o -> o.instanceType() != null)
                .map(o -> new Offer(o.instanceType(), GroupMapping.weight(o.weightedCapacity())))
                .distinct()
                .toList();
        if (!policy.isEmpty()) {
            return policy;
        }
        boolean byAttributes = overrides(group).anyMatch(o -> o.instanceRequirements() != null);
        return types(byAttributes ? group.instances() : TemplateInstances.of(group, registered));
    }

    /** Whether the group's sizes count capacity units: by weights, or by vCPU or memory. */
    static boolean isWeighted(AutoScalingGroup group) {
        String unit = text(group.desiredCapacityType());
        return !(unit.isEmpty() || unit.equals("units"))
                || overrides(group).anyMatch(o -> o.weightedCapacity() != null);
    }

    private static List<Offer> types(List<Instance> instances) {
        return instances.stream()
                .filter(i -> i.instanceType() != null)
                .map(i -> new Offer(i.instanceType(), GroupMapping.weight(i.weightedCapacity())))
                .distinct()
                .sorted(Comparator.comparing(Offer::instanceType))
                .toList();
    }

    /** The overrides of the mixed instances policy, in its order. */
    static Stream<LaunchTemplateOverrides> overrides(AutoScalingGroup group) {
        return group.mixedInstancesPolicy() == null
                        || group.mixedInstancesPolicy().launchTemplate() == null
                ? Stream.empty()
                : group.mixedInstancesPolicy().launchTemplate().overrides().stream();
    }
}
