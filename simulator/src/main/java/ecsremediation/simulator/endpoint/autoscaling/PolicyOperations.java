package ecsremediation.simulator.endpoint.autoscaling;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ecsremediation.model.ScalingPolicy;
import ecsremediation.simulator.World;
import ecsremediation.simulator.autoscaling.TrackingPolicy;
import ecsremediation.simulator.cloudwatch.Metric;
import ecsremediation.simulator.cloudwatch.MetricQuery;
import ecsremediation.simulator.cloudwatch.Statistic;
import ecsremediation.simulator.endpoint.wire.Api;
import ecsremediation.simulator.endpoint.wire.AwsFault;
import ecsremediation.simulator.endpoint.wire.Input;
import ecsremediation.simulator.endpoint.wire.Operation;
import ecsremediation.simulator.endpoint.wire.Trees;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The operations of EC2 Auto Scaling on scaling policies. Only target tracking on a customized metric is simulated. */
final class PolicyOperations {
    private static final String GROUP = "AutoScalingGroupName";
    private static final String TRACKING = "TargetTrackingConfiguration";

    /** [Auto Scaling API, PutScalingPolicy: without a value, the group's default cooldown]. */
    private static final int USUAL_WARM_UP = 300;

    private static final int MOST_WARM_UP = 86_400;
    private static final int USUAL_PERIOD = 60;

    private final World world;

    PolicyOperations(World world) {
        this.world = world;
    }

    Map<String, Operation> operations() {
        return Map.of("DescribePolicies", this::describe, "PutScalingPolicy", this::put, "DeletePolicy", this::delete);
    }

    private ObjectNode put(Input input) {
        String type = input.text("PolicyType").orElse("SimpleScaling");
        if (!type.equals("TargetTrackingScaling")) {
            throw invalid("The simulated endpoint does not support PolicyType " + type + " of"
                    + " autoscaling:PutScalingPolicy, only TargetTrackingScaling");
        }
        TrackingPolicy policy = policy(input);
        ObjectNode answer =
                Trees.object().put("PolicyARN", world.targetTracking().put(policy));
        alarms(answer, policy);
        return answer;
    }

    private TrackingPolicy policy(Input input) {
        Input tracking = input.requiredInput(TRACKING);
        double target = tracking.decimal("TargetValue")
                .map(BigDecimal::doubleValue)
                .orElseThrow(() -> invalid("TargetValue is required."));
        if (!(target > 0)) {
            throw invalid("TargetValue must be greater than 0.");
        }
        int warmUp = input.integer("EstimatedInstanceWarmup").orElse(USUAL_WARM_UP);
        if (warmUp < 0 || warmUp > MOST_WARM_UP) {
            throw invalid("EstimatedInstanceWarmup must be from 0 to " + MOST_WARM_UP + ".");
        }
        return new TrackingPolicy(
                world.autoScaling().group(input.required(GROUP)).name(),
                input.required("PolicyName"),
                !input.has("Enabled") || input.flag("Enabled"),
                metric(tracking.requiredInput("CustomizedMetricSpecification")),
                target,
                !tracking.flag("DisableScaleIn"),
                Duration.ofSeconds(warmUp));
    }

    private static MetricQuery.Stat metric(Input input) {
        SortedMap<String, String> dimensions = new TreeMap<>();
        input.inputs("Dimensions").forEach(d -> dimensions.put(d.required("Name"), d.required("Value")));
        Metric metric = new Metric(input.required("Namespace"), input.required("MetricName"), dimensions);
        int period = input.integer("Period").orElse(USUAL_PERIOD);
        if (period != USUAL_PERIOD) {
            throw invalid("The simulated endpoint does not support Period " + period + " of"
                    + " autoscaling:PutScalingPolicy, only " + USUAL_PERIOD);
        }
        try {
            Statistic statistic = Statistic.parse(input.required("Statistic"));
            return new MetricQuery.Stat("m1", metric, Duration.ofSeconds(period), statistic, true);
        } catch (IllegalArgumentException unknown) {
            throw invalid(String.valueOf(unknown.getMessage()));
        }
    }

    private ObjectNode delete(Input input) {
        String name = input.required("PolicyName");
        world.targetTracking().delete(input.required(GROUP), name.substring(name.lastIndexOf('/') + 1));
        return Trees.object();
    }

    private ObjectNode describe(Input input) {
        List<String> names = input.texts("PolicyNames");
        List<String> types = input.texts("PolicyTypes");
        List<GroupPart<ScalingPolicy>> found = GroupPart.named(world, input)
                .flatMap(group -> group.policies().stream().map(policy -> new GroupPart<>(group, policy)))
                .filter(in -> names.isEmpty() || names.contains(in.what().name()))
                .filter(in -> types.isEmpty() || types.contains(in.what().kind()))
                .toList();
        return new Pages<GroupPart<ScalingPolicy>>(
                        "ScalingPolicies", in -> in.what().name(), this::record)
                .answer(input, found);
    }

    private ObjectNode record(GroupPart<ScalingPolicy> in) {
        ScalingPolicy policy = in.what();
        ObjectNode record = Trees.object();
        record.put(GROUP, in.group().name());
        record.put("PolicyName", policy.name());
        record.put("PolicyARN", GroupPart.arn(world, in.group(), "scalingPolicy", "policyName/" + policy.name()));
        record.put("PolicyType", policy.kind());
        record.put("Enabled", policy.enabled());
        record.putArray("StepAdjustments");
        record.putArray("Alarms");
        world.targetTracking().policy(in.group().name(), policy.name()).ifPresent(tracking -> {
            record.put("EstimatedInstanceWarmup", tracking.warmUp().toSeconds());
            record.set(TRACKING, tracking(tracking));
            alarms(record, tracking);
        });
        return record;
    }

    private static ObjectNode tracking(TrackingPolicy policy) {
        ObjectNode record = Trees.object();
        MetricQuery.Stat stat = policy.metric();
        ObjectNode metric = record.putObject("CustomizedMetricSpecification");
        metric.put("MetricName", stat.metric().name());
        metric.put("Namespace", stat.metric().namespace());
        ArrayNode dimensions = metric.putArray("Dimensions");
        stat.metric()
                .dimensions()
                .forEach((name, value) ->
                        dimensions.addObject().put("Name", name).put("Value", value));
        metric.put("Statistic", stat.statistic().word());
        record.put("TargetValue", policy.target());
        record.put("DisableScaleIn", !policy.scalesIn());
        return record;
    }

    private void alarms(ObjectNode record, TrackingPolicy policy) {
        ArrayNode alarms = record.putArray("Alarms");
        for (String name : List.of(policy.highAlarm(), policy.lowAlarm())) {
            world.cloudWatch()
                    .alarm(name)
                    .ifPresent(
                            alarm -> alarms.addObject().put("AlarmName", name).put("AlarmARN", alarm.arn()));
        }
    }

    private static AwsFault invalid(String message) {
        return AwsFault.invalid(Api.AUTO_SCALING, message);
    }
}
