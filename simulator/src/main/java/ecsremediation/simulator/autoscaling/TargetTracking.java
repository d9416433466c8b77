package ecsremediation.simulator.autoscaling;

import ecsremediation.model.ScalingPolicy;
import ecsremediation.simulator.cloudwatch.AlarmActions;
import ecsremediation.simulator.cloudwatch.AlarmSpec;
import ecsremediation.simulator.cloudwatch.AlarmStateValue;
import ecsremediation.simulator.cloudwatch.CloudWatch;
import ecsremediation.simulator.cloudwatch.ComparisonOperator;
import ecsremediation.simulator.cloudwatch.MissingData;
import ecsremediation.simulator.engine.ApiException;
import ecsremediation.simulator.engine.EventLoop;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * Target tracking of groups. Each policy has two alarms, as on AWS. While one of them is in ALARM, the policy sets
 * desired once a minute, within the group's min and max: in proportion to the metric when it scales out, by one
 * instance when it scales in. Every method is one step under the world's lock.
 */
public final class TargetTracking {
    private static final Duration INTERVAL = Duration.ofMinutes(1);
    private static final String KIND = "TargetTrackingScaling";

    /** The data points of the alarms that AWS creates, one a minute: 3 of 3 and 15 of 15. Observed. */
    private static final int HIGH_POINTS = 3;

    private static final int LOW_POINTS = 15;

    /** The threshold of the low alarm, as a share of the target. Observed. */
    private static final double LOW_SHARE = 0.9;

    /** The newest data points can be a few minutes late. Our choice. */
    private static final int NEWEST_MINUTES = 5;

    private final EventLoop eventLoop;
    private final AutoScaling autoScaling;
    private final CloudWatch cloudWatch;
    private final Map<String, TrackingPolicy> policies = new TreeMap<>();
    private final Map<String, Instant> scaledOutAt = new TreeMap<>();

    public TargetTracking(EventLoop eventLoop, AutoScaling autoScaling, CloudWatch cloudWatch) {
        this.eventLoop = eventLoop;
        this.autoScaling = autoScaling;
        this.cloudWatch = cloudWatch;
    }

    /** Starts the evaluation once a minute. */
    public void start() {
        eventLoop.after(INTERVAL, this::evaluate);
    }

    /**
     * PutScalingPolicy with type TargetTrackingScaling: creates a policy with its alarms, or replaces the one of that
     * name.
     *
     * @return the policy's ARN
     * @throws ApiException ValidationError if there is no such group
     */
    public String put(TrackingPolicy policy) {
        return eventLoop.locked(() -> {
            SimulatedGroup group = autoScaling.group(policy.group());
            group.removePolicy(policy.name());
            group.add(new ScalingPolicy(policy.name(), KIND, policy.enabled()));
            policies.put(key(policy.group(), policy.name()), policy);
            String arn = eventLoop.account().arn("autoscaling", policy.arnResource());
            cloudWatch.putAlarm(alarm(policy, arn, true));
            cloudWatch.deleteAlarm(policy.lowAlarm());
            if (policy.scalesIn()) {
                cloudWatch.putAlarm(alarm(policy, arn, false));
            }
            return arn;
        });
    }

    /**
     * DeletePolicy: removes a scaling policy of any kind, with its alarms.
     *
     * @throws ApiException ValidationError if the group has none of that name
     */
    public void delete(String groupName, String name) {
        eventLoop.run(() -> {
            SimulatedGroup group = autoScaling.group(groupName);
            if (group.policies().stream().noneMatch(policy -> policy.name().equals(name))) {
                throw new ApiException("ValidationError", "PolicyName not found: " + name);
            }
            group.removePolicy(name);
            Optional.ofNullable(policies.remove(key(groupName, name))).ifPresent(policy -> {
                cloudWatch.deleteAlarm(policy.highAlarm());
                cloudWatch.deleteAlarm(policy.lowAlarm());
            });
        });
    }

    /** The target tracking policy of that name; empty if the group has none, or if it only shows it. */
    public Optional<TrackingPolicy> policy(String group, String name) {
        return eventLoop.locked(() -> Optional.ofNullable(policies.get(key(group, name))));
    }

    private static String key(String group, String name) {
        return group + ":" + name;
    }

    private static AlarmSpec alarm(TrackingPolicy policy, String arn, boolean high) {
        int points = high ? HIGH_POINTS : LOW_POINTS;
        return new AlarmSpec(
                high ? policy.highAlarm() : policy.lowAlarm(),
                "DO NOT EDIT OR DELETE. For TargetTrackingScaling policy " + arn + ".",
                List.of(policy.metric()),
                high ? ComparisonOperator.parse("GreaterThanThreshold") : ComparisonOperator.parse("LessThanThreshold"),
                high ? policy.target() : policy.target() * LOW_SHARE,
                points,
                points,
                MissingData.MISSING,
                new AlarmActions(true, List.of(), List.of(arn), List.of()));
    }

    private void evaluate() {
        policies.values().stream().filter(TrackingPolicy::enabled).forEach(this::follow);
        start();
    }

    private void follow(TrackingPolicy policy) {
        Optional<SimulatedGroup> group = autoScaling.find(policy.group());
        if (group.isEmpty() || group.get().suspendedProcesses().contains("AlarmNotification") || isWarmingUp(policy)) {
            return;
        }
        int desired = group.get().sizes().desired();
        if (isInAlarm(policy.highAlarm())) {
            newest(policy).ifPresent(value -> {
                int wanted = (int) Math.ceil(desired * value / policy.target());
                if (wanted > desired && desired < group.get().sizes().max()) {
                    scale(policy, policy.highAlarm(), wanted);
                    scaledOutAt.put(key(policy.group(), policy.name()), eventLoop.now());
                }
            });
        } else if (isInAlarm(policy.lowAlarm()) && desired > group.get().sizes().min()) {
            scale(policy, policy.lowAlarm(), desired - 1);
        }
    }

    private void scale(TrackingPolicy policy, String alarm, int desired) {
        autoScaling.scaleByPolicy(policy.group(), alarm + " in state ALARM", policy.name(), desired);
    }

    private boolean isWarmingUp(TrackingPolicy policy) {
        return scaledOutAt
                .getOrDefault(key(policy.group(), policy.name()), Instant.MIN)
                .isAfter(eventLoop.now().minus(policy.warmUp()));
    }

    private boolean isInAlarm(String alarm) {
        return cloudWatch
                .alarm(alarm)
                .filter(found -> found.state() == AlarmStateValue.ALARM)
                .isPresent();
    }

    private OptionalDouble newest(TrackingPolicy policy) {
        Duration period = policy.metric().period();
        long step = period.toSeconds();
        Instant from = Instant.ofEpochSecond(eventLoop.now().getEpochSecond() / step * step);
        for (int i = 0; i <= NEWEST_MINUTES; i++) {
            OptionalDouble value = cloudWatch.value(policy.metric(), from.minus(period.multipliedBy(i)));
            if (value.isPresent()) {
                return value;
            }
        }
        return OptionalDouble.empty();
    }
}
