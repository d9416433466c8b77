package ecsremediation.simulator.autoscaling;

import ecsremediation.simulator.cloudwatch.MetricQuery;
import java.time.Duration;

/**
 * A target tracking scaling policy of a group.
 *
 * @param metric the customized metric, with the period in which its alarms read it
 * @param target the value of the metric that the policy aims at, above 0
 * @param scalesIn whether it lowers desired too
 * @param warmUp the time after a launch for its policy in which it does not change desired again
 */
public record TrackingPolicy(
        String group,
        String name,
        boolean enabled,
        MetricQuery.Stat metric,
        double target,
        boolean scalesIn,
        Duration warmUp) {
    /** The name of its alarm above the target. */
    public String highAlarm() {
        return "TargetTracking-" + group + "-AlarmHigh-" + name;
    }

    /** The name of its alarm below the target. */
    public String lowAlarm() {
        return "TargetTracking-" + group + "-AlarmLow-" + name;
    }

    /** The ARN of a policy in the form of EC2 Auto Scaling, without the random part. */
    String arnResource() {
        return "scalingPolicy:autoScalingGroupName/" + group + ":policyName/" + name;
    }
}
