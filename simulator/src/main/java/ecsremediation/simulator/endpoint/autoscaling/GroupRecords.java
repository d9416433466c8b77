package ecsremediation.simulator.endpoint.autoscaling;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ecsremediation.simulator.autoscaling.Activity;
import ecsremediation.simulator.autoscaling.SimulatedGroup;
import ecsremediation.simulator.autoscaling.SimulatedInstance;
import ecsremediation.simulator.endpoint.wire.Trees;

/** Groups and instances in the form of EC2 Auto Scaling's answers. */
final class GroupRecords {
    /** [Auto Scaling API, CreateAutoScalingGroup: default]. */
    private static final int DEFAULT_COOLDOWN = 300;

    private GroupRecords() {}

    static ObjectNode group(SimulatedGroup group) {
        ObjectNode record = Trees.object();
        record.put("AutoScalingGroupName", group.name());
        record.put("AutoScalingGroupARN", group.arn());
        template(record, group);
        record.put("MinSize", group.sizes().min());
        record.put("MaxSize", group.sizes().max());
        record.put("DesiredCapacity", group.sizes().desired());
        record.put("DefaultCooldown", DEFAULT_COOLDOWN);
        ArrayNode zones = record.putArray("AvailabilityZones");
        group.spec().zones().forEach(zones::add);
        record.putArray("LoadBalancerNames");
        record.putArray("TargetGroupARNs");
        record.put("HealthCheckType", "EC2");
        record.put("HealthCheckGracePeriod", 0);
        ArrayNode instances = record.putArray("Instances");
        group.members().forEach(member -> instances.add(instance(group, member)));
        group.activities().reversed().stream()
                .findFirst()
                .map(Activity::startedAt)
                .ifPresent(first -> record.set("CreatedTime", Trees.instant(first)));
        rest(record, group);
        return record;
    }

    private static void rest(ObjectNode record, SimulatedGroup group) {
        ArrayNode suspended = record.putArray("SuspendedProcesses");
        group.suspendedProcesses()
                .forEach(process -> suspended
                        .addObject()
                        .put("ProcessName", process)
                        .put("SuspensionReason", "User suspended at the request of a user"));
        record.put("VPCZoneIdentifier", "subnet-0123456789abcdef0");
        record.putArray("EnabledMetrics");
        ArrayNode tags = record.putArray("Tags");
        group.tags().forEach((key, value) -> tags.add(tag(group, key, value)));
        record.putArray("TerminationPolicies").add("Default");
        record.put("NewInstancesProtectedFromScaleIn", false);
        record.put("CapacityRebalance", false);
        record.putArray("TrafficSources");
        group.warmPool().ifPresent(pool -> {
            record.set("WarmPoolConfiguration", HistoryOperations.warmPool(pool));
            record.put("WarmPoolSize", group.warm().size());
        });
        group.maintenance()
                .ifPresent(most -> record.putObject("InstanceMaintenancePolicy")
                        .put("MinHealthyPercentage", 100)
                        .put("MaxHealthyPercentage", most));
        group.operator().ifPresent(principal -> record.putObject("Operator").put("Principal", principal));
    }

    private static void template(ObjectNode record, SimulatedGroup group) {
        if (group.offers().isEmpty()) {
            specification(record.putObject("LaunchTemplate"), group, group.templateVersion());
            return;
        }
        ObjectNode template = record.putObject("MixedInstancesPolicy").putObject("LaunchTemplate");
        specification(template.putObject("LaunchTemplateSpecification"), group, group.templateVersion());
        ArrayNode overrides = template.putArray("Overrides");
        group.offers()
                .forEach(offer -> overrides
                        .addObject()
                        .put("InstanceType", offer.shape().instanceType())
                        .put("WeightedCapacity", Integer.toString(offer.weight())));
    }

    private static void specification(ObjectNode record, SimulatedGroup group, int version) {
        record.put("LaunchTemplateId", group.template())
                .put("LaunchTemplateName", group.name())
                .put("Version", Integer.toString(version));
    }

    static ObjectNode instance(SimulatedGroup group, SimulatedInstance member) {
        ObjectNode record = Trees.object();
        record.put("InstanceId", member.id());
        record.put("InstanceType", member.instanceType());
        record.put("AvailabilityZone", member.zone());
        record.put("LifecycleState", member.lifecycleState());
        record.put("HealthStatus", member.healthStatus());
        record.put("ProtectedFromScaleIn", member.isProtectedFromScaleIn());
        specification(record.putObject("LaunchTemplate"), group, member.templateVersion());
        if (!group.offers().isEmpty()) {
            record.put("WeightedCapacity", Integer.toString(group.weight(member.instanceType())));
        }
        return record;
    }

    static ObjectNode activity(Activity activity) {
        ObjectNode record = Trees.object();
        record.put("ActivityId", activity.id());
        record.put("AutoScalingGroupName", activity.group());
        record.put("Description", activity.description());
        record.put("Cause", activity.cause());
        record.set("StartTime", Trees.instant(activity.startedAt()));
        activity.endedAt().ifPresent(end -> record.set("EndTime", Trees.instant(end)));
        record.put("StatusCode", activity.status());
        if (!activity.statusMessage().isEmpty()) {
            record.put("StatusMessage", activity.statusMessage());
        }
        record.put("Progress", activity.endedAt().isPresent() ? 100 : 50);
        record.put("Details", activity.details());
        return record;
    }

    static ObjectNode tag(SimulatedGroup group, String key, String value) {
        return Trees.object()
                .put("ResourceId", group.name())
                .put("ResourceType", "auto-scaling-group")
                .put("Key", key)
                .put("Value", value)
                .put("PropagateAtLaunch", false);
    }
}
