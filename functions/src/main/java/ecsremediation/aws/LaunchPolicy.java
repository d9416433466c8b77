package ecsremediation.aws;

import static ecsremediation.aws.ResponseFields.or;
import static ecsremediation.aws.ResponseFields.text;

import ecsremediation.model.AutoScalingGroup.TypeOrder;
import ecsremediation.model.Resources;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingGroup;
import software.amazon.awssdk.services.autoscaling.model.InstanceRequirements;
import software.amazon.awssdk.services.autoscaling.model.InstancesDistribution;
import software.amazon.awssdk.services.autoscaling.model.LaunchTemplateOverrides;

/** How a mixed instances policy picks the type of the next launch. */
final class LaunchPolicy {
    private static final int CPU_UNITS_PER_VCPU = 1024;

    /** The share of On-Demand Instances above the base if the policy has none, in percent, by its API reference. */
    private static final int ALL = 100;

    private LaunchPolicy() {}

    /**
     * In the listed order if the next instance is On-Demand and the On-Demand strategy is prioritized, which is
     * the default of a policy that lists types. Every Spot strategy picks by price or capacity.
     */
    static TypeOrder order(AutoScalingGroup group) {
        boolean lists = OfferedTypes.overrides(group).anyMatch(o -> o.instanceType() != null);
        return lists && isListed(group, group.mixedInstancesPolicy().instancesDistribution())
                ? TypeOrder.LISTED
                : TypeOrder.ANY;
    }

    private static boolean isListed(AutoScalingGroup group, @Nullable InstancesDistribution distribution) {
        if (distribution == null) {
            return true;
        }
        String strategy = text(distribution.onDemandAllocationStrategy());
        boolean onDemand = or(distribution.onDemandPercentageAboveBaseCapacity(), ALL) == ALL
                || or(group.desiredCapacity(), 0) < or(distribution.onDemandBaseCapacity(), 0);
        return onDemand && (strategy.isEmpty() || strategy.equals("prioritized"));
    }

    /**
     * The least resources that the instance requirements admit. Empty without requirements, and for
     * requirements that name the types they allow.
     */
    static Optional<Resources> leastRequired(AutoScalingGroup group) {
        List<InstanceRequirements> open = OfferedTypes.overrides(group)
                .map(LaunchTemplateOverrides::instanceRequirements)
                .filter(Objects::nonNull)
                .filter(r ->
                        !r.hasAllowedInstanceTypes() || r.allowedInstanceTypes().isEmpty())
                .toList();
        return open.stream()
                .map(LaunchPolicy::least)
                .reduce((one, other) -> Resources.of(
                        Math.min(one.cpuUnits(), other.cpuUnits()), Math.min(one.memoryMib(), other.memoryMib())));
    }

    private static Resources least(InstanceRequirements requirements) {
        int vcpus = requirements.vCpuCount() == null
                ? 0
                : or(requirements.vCpuCount().min(), 0);
        int memory = requirements.memoryMiB() == null
                ? 0
                : or(requirements.memoryMiB().min(), 0);
        return Resources.of(vcpus * CPU_UNITS_PER_VCPU, memory);
    }
}
