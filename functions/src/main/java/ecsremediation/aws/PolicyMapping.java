package ecsremediation.aws;

import static ecsremediation.aws.ResponseFields.or;
import static ecsremediation.aws.ResponseFields.required;

import ecsremediation.model.ScalingPolicy;

/** Scaling policies as DescribePolicies gives them. */
final class PolicyMapping {
    private PolicyMapping() {}

    /**
     * One without a type is older than the types, and a simple one; one without the switch is on. A predictive one that
     * only forecasts changes nothing, so it counts as off.
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
