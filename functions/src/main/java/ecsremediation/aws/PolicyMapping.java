package ecsremediation.aws;

import static ecsremediation.aws.ResponseFields.or;
import static ecsremediation.aws.ResponseFields.required;

import ecsremediation.model.ScalingPolicy;

/** Maps the scaling policies of DescribePolicies. */
final class PolicyMapping {
    private PolicyMapping() {}

    /**
     * A policy without a type is older than the types and is a simple one. A policy without the switch is
     * enabled. A predictive policy that only forecasts changes nothing, so it counts as disabled.
     */
    static ScalingPolicy policy(software.amazon.awssdk.services.autoscaling.model.ScalingPolicy p) {
        return new ScalingPolicy(
                required(p.policyName(), "PolicyName"),
                or(p.policyType(), "SimpleScaling"),
                or(p.enabled(), true) && !onlyForecasts(p));
    }

    private static boolean onlyForecasts(software.amazon.awssdk.services.autoscaling.model.ScalingPolicy p) {
        return p.predictiveScalingConfiguration() != null
                && !"ForecastAndScale".equals(p.predictiveScalingConfiguration().modeAsString());
    }
}
