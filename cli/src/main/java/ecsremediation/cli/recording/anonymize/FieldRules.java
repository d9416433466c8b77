package ecsremediation.cli.recording.anonymize;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What becomes of the texts of a recording, by their field. A field is {@code parent/field} where the same name has
 * several meanings. Of a field that is not listed only a value stays that looks alike in every account.
 */
final class FieldRules {
    /** Fields whose whole content is the user's own. Some are maps whose keys are the user's own too. */
    private static final List<String> LEFT_OUT = words("""
            command configuration credentialSpecs dockerLabels driverOpts dnsSearchDomains dnsServers
            dockerSecurityOptions entryPoint environment environmentFiles expect extraHosts
            firelensConfiguration labels links options proxyConfiguration repositoryCredentials
            secretOptions secrets serviceConnectConfiguration serviceConnectDefaults serviceConnectResources
            statistics systemControls tagSpecifications vpcLatticeConfigurations
            CustomizedCapacityMetricSpecification CustomizedLoadMetricSpecification
            CustomizedMetricSpecification CustomizedScalingMetricSpecification Context""");

    /** Words that AWS chooses. */
    private static final List<String> WORDS = words("""
            region takenAt agentUpdateStatus agentVersion appProtocol assignPublicIp attachmentsStatus
            availabilityZone availabilityZoneRebalancing compatibilities condition connectivity
            cpuArchitecture desiredStatus deviceType dockerVersion healthStatus iamRoleType ipcMode
            lastStatus launchType lifecycleStages logDriver managedDraining managedTerminationProtection
            networkMode operatingSystemFamily overallStatus pidMode platformFamily platformVersion
            propagateTags protocol requiresCompatibilities rolloutState schedulingStrategy stabilityStatus
            status stopCode strategy unit updateStatus volumeType attachments/type deploymentController/type
            details/name details/type placementConstraints/type placementStrategy/type
            registeredResources/name registeredResources/type remainingResources/name
            remainingResources/type resourceRequirements/type scope settings/name settings/value
            AcceleratorManufacturers AcceleratorNames AcceleratorTypes AdjustmentType AllowedInstanceTypes
            AvailabilityZone AvailabilityZoneId AvailabilityZoneIds AvailabilityZones BareMetal
            BurstablePerformance CapacityReservationPreference CpuManufacturers DefaultResult
            DesiredCapacityType ExcludedInstanceTypes HealthCheckType HealthStatus InstanceFamily
            InstanceGenerations InstanceReuseScope InstanceType LifecycleState LifecycleTransition
            LocalStorage LocalStorageTypes MaxCapacityBreachBehavior MetricAggregationType Mode
            OnDemandAllocationStrategy PolicyType PoolState PredefinedMetricType Principal ProcessName
            Recurrence ResourceType SpotAllocationStrategy Status StatusCode TerminationPolicies TimeZone
            Version WeightedCapacity""");

    private static final List<String> MESSAGES = words("""
            message reason rolloutStateReason statusReason stoppedReason updateStatusReason Cause
            Description Details RollbackReason StatusMessage StatusReason SuspensionReason""");

    private static final List<String> IDS = words("""
            deployments/id taskSets/id events/id attachments/id ec2InstanceId gpuId gpuIds securityGroups
            snapshotId subnets ActivityId CapacityReservationIds InstanceId InstanceRefreshId
            LaunchTemplateId""");

    private static final Map<NameKind, List<String>> NAMES = Map.ofEntries(
            Map.entry(NameKind.CLUSTER, List.of("cluster", "clusterName")),
            Map.entry(NameKind.SERVICE, List.of("serviceName")),
            Map.entry(NameKind.FAMILY, List.of("family")),
            Map.entry(NameKind.GROUP, List.of("AutoScalingGroupName", "ResourceId")),
            Map.entry(
                    NameKind.CONTAINER,
                    List.of(
                            "containerDefinitions/name",
                            "containers/name",
                            "containerOverrides/name",
                            "containerName",
                            "sourceContainer")),
            Map.entry(NameKind.VOLUME, List.of("volumes/name", "volumeConfigurations/name", "sourceVolume")),
            Map.entry(NameKind.ITEM, List.of("deviceName", "loadBalancerName", "LoadBalancerNames")),
            Map.entry(NameKind.ALARM, List.of("alarmNames", "AlarmName", "Alarms")),
            Map.entry(NameKind.SCHEDULE, List.of("ScheduledActionName")),
            Map.entry(NameKind.TEMPLATE, List.of("LaunchConfigurationName", "LaunchTemplateName")),
            Map.entry(NameKind.OWNER, List.of("externalId")));

    private static final Pattern DEVICE = Pattern.compile("/dev/(neuron|nvidia)[a-z0-9-]*");

    private final Map<String, UnaryOperator<String>> rules = new HashMap<>();
    private final StandIns standIns;
    private final ArnText arns;

    FieldRules(StandIns standIns, ArnText arns, ImageText images, MessageText messages, ConstraintText constraints) {
        this.standIns = standIns;
        this.arns = arns;
        WORDS.forEach(field -> rules.put(field, UnaryOperator.identity()));
        MESSAGES.forEach(field -> rules.put(field, messages::message));
        IDS.forEach(field -> rules.put(field, standIns::id));
        NAMES.forEach((kind, fields) -> fields.forEach(f -> rules.put(f, name -> standIns.name(kind, name))));
        Stream.of("capacityProvider", "capacityProviderName", "capacityProviders", "capacityProviders/name")
                .forEach(field -> rules.put(field, arns::provider));
        rules.put("taskDefinition", name -> ArnText.isArn(name) ? arns.arn(name) : arns.revision(name));
        rules.put("PolicyName", arns::policy);
        rules.put("LifecycleHookName", this::hook);
        rules.put("image", images::image);
        rules.put("imageDigest", standIns::id);
        rules.put("group", constraints::taskGroup);
        rules.put("startedBy", this::starter);
        rules.put("expression", constraints::expression);
        rules.put("field", constraints::field);
        rules.put("VPCZoneIdentifier", this::subnets);
        rules.put("stringSetValue", this::number);
        rules.put("details/value", this::number);
        rules.put("resourceRequirements/value", this::number);
        rules.put("hostPath", path -> DEVICE.matcher(path).matches() ? path : "/dev/device");
    }

    private static List<String> words(String lines) {
        return List.of(lines.split("\\s+"));
    }

    static boolean leavesOut(String field) {
        return LEFT_OUT.contains(field);
    }

    /** The text that replaces a value of the field; empty if it is left out. */
    Optional<String> text(String parent, String field, String value) {
        if (value.isEmpty()) {
            return Optional.of(value);
        }
        Optional<UnaryOperator<String>> rule =
                Optional.ofNullable(rules.get(parent + "/" + field)).or(() -> Optional.ofNullable(rules.get(field)));
        if (ArnText.isArn(value)) {
            return rule.isPresent() || isArnField(field) ? Optional.of(arns.arn(value)) : Optional.empty();
        }
        return rule.map(r -> r.apply(value))
                .or(() -> Optional.of(value).filter(PublicForms::isPublic))
                .filter(text -> !text.isEmpty());
    }

    private static boolean isArnField(String field) {
        return field.endsWith("Arn") || field.endsWith("ARN") || field.endsWith("ARNs") || field.endsWith("Arns");
    }

    /** A deployment, {@code CODE_DEPLOY}, or a text of the user's own. */
    private String starter(String startedBy) {
        if (StandIns.isId(startedBy)) {
            return standIns.id(startedBy);
        }
        return startedBy.equals("CODE_DEPLOY") ? startedBy : standIns.name(NameKind.OWNER, startedBy);
    }

    /** The hook of managed draining has the same name in every account. */
    private String hook(String name) {
        return name.startsWith("ecs-managed-") ? name : standIns.name(NameKind.HOOK, name);
    }

    private String subnets(String list) {
        return Stream.of(list.split(",", -1))
                .map(String::strip)
                .map(this::subnet)
                .collect(Collectors.joining(","));
    }

    private String subnet(String id) {
        return id.isEmpty() ? id : standIns.id(id);
    }

    /** Numbers stay, ids get stand-ins, another value is left out. */
    private String number(String value) {
        if (PublicForms.isPublic(value)) {
            return value;
        }
        return StandIns.isId(value) ? standIns.id(value) : "";
    }
}
