package ecsremediation.simulator.iam;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The actions that the functions' roles may need, with what a policy can restrict: resources, condition keys [Service
 * Authorization Reference]. Names that end in a slash stand for all tags.
 */
public final class GrantableActions {
    private static final String ECS_TAG = "aws:ResourceTag/";
    private static final String CLUSTER = "ecs:cluster";
    private static final List<String> TABLE = List.of(
            "dynamodb:Attributes",
            "dynamodb:EnclosingOperation",
            "dynamodb:LeadingKeys",
            "dynamodb:ReturnValues",
            "dynamodb:Select");
    private static final List<String> KEY = List.of("kms:ViaService", "kms:CallerAccount", "kms:EncryptionContext:");

    /** Actions that a policy cannot limit to resources. ecs:ListServices can be limited to a cluster by its key. */
    private static final Map<String, List<String>> WITHOUT_RESOURCE = Map.ofEntries(
            Map.entry("ecs:ListClusters", List.of()),
            Map.entry("ecs:ListServices", List.of(CLUSTER)),
            Map.entry("ecs:DescribeTaskDefinition", List.of()),
            Map.entry("autoscaling:DescribeAutoScalingGroups", List.of()),
            Map.entry("autoscaling:DescribeAutoScalingInstances", List.of()),
            Map.entry("autoscaling:DescribeInstanceRefreshes", List.of()),
            Map.entry("autoscaling:DescribePolicies", List.of()),
            Map.entry("autoscaling:DescribeScalingActivities", List.of()),
            Map.entry("autoscaling:DescribeScheduledActions", List.of()),
            Map.entry("xray:PutTraceSegments", List.of()),
            Map.entry("xray:PutTelemetryRecords", List.of()));

    private static final Map<String, List<String>> WITH_RESOURCE = Map.ofEntries(
            Map.entry("ecs:DescribeCapacityProviders", List.of(ECS_TAG)),
            Map.entry("ecs:DescribeClusters", List.of(ECS_TAG)),
            Map.entry("ecs:DescribeContainerInstances", List.of(ECS_TAG, CLUSTER)),
            Map.entry("ecs:DescribeServices", List.of(ECS_TAG, CLUSTER)),
            Map.entry("ecs:DescribeTasks", List.of(ECS_TAG, CLUSTER)),
            Map.entry("ecs:ListContainerInstances", List.of(ECS_TAG)),
            Map.entry("ecs:ListTasks", List.of(ECS_TAG, CLUSTER)),
            Map.entry("ecs:UpdateClusterSettings", List.of(ECS_TAG)),
            Map.entry(
                    "autoscaling:UpdateAutoScalingGroup",
                    List.of(
                            "autoscaling:CapacityReservationIds",
                            "autoscaling:CapacityReservationResourceGroupArns",
                            "autoscaling:ImageId",
                            "autoscaling:InstanceTypes",
                            "autoscaling:LaunchConfigurationName",
                            "autoscaling:LaunchTemplateVersionSpecified",
                            "autoscaling:MaxSize",
                            "autoscaling:MinSize",
                            "autoscaling:ResourceTag/",
                            "autoscaling:TargetCapacityTypes",
                            "autoscaling:VPCZoneIdentifiers",
                            ECS_TAG)),
            Map.entry("dynamodb:GetItem", TABLE),
            Map.entry("dynamodb:Query", TABLE),
            Map.entry("dynamodb:PutItem", TABLE),
            Map.entry("dynamodb:UpdateItem", TABLE),
            Map.entry("dynamodb:DeleteItem", TABLE),
            Map.entry("dynamodb:ConditionCheckItem", TABLE),
            Map.entry("sns:Publish", List.of(ECS_TAG)),
            Map.entry(
                    "events:PutEvents",
                    List.of("events:detail-type", "events:source", "events:eventBusInvocation", ECS_TAG)),
            Map.entry("kms:Decrypt", KEY),
            Map.entry("kms:GenerateDataKey", KEY),
            Map.entry("sqs:ReceiveMessage", List.of(ECS_TAG)),
            Map.entry("sqs:DeleteMessage", List.of(ECS_TAG)),
            Map.entry("sqs:GetQueueAttributes", List.of(ECS_TAG)),
            Map.entry("sqs:SendMessage", List.of(ECS_TAG)),
            Map.entry("logs:CreateLogStream", List.of(ECS_TAG)),
            Map.entry("logs:PutLogEvents", List.of(ECS_TAG)));

    /** Keys that every request has [IAM user guide, global condition context keys], as far as the world sets them. */
    static final List<String> GLOBAL_KEYS =
            List.of("aws:PrincipalAccount", "aws:RequestedRegion", "aws:ResourceAccount");

    private GrantableActions() {}

    /**
     * What AWS would ignore or misread in a policy: an action that is not listed here, a resource for an action that
     * has none, a condition key that an action of the statement does not have. None for a policy without problems.
     */
    public static List<String> problems(PolicyDocument policy) {
        List<String> problems = new ArrayList<>();
        policy.statements()
                .forEach(statement ->
                        statement.actions().patterns().forEach(action -> problems.addAll(problems(statement, action))));
        return List.copyOf(problems);
    }

    private static List<String> problems(PolicyStatement statement, String pattern) {
        SortedMap<String, List<String>> meant = new TreeMap<>();
        all().forEach((action, keys) -> {
            if (WildcardPatterns.matches(pattern, action, WildcardPatterns.Letters.ANY_CASE)) {
                meant.put(action, keys);
            }
        });
        if (meant.isEmpty()) {
            return List.of(pattern + " is no action that the functions may need");
        }
        List<String> problems = new ArrayList<>();
        meant.forEach((action, keys) -> {
            if (WITHOUT_RESOURCE.containsKey(action) && !statement.resources().matches(IamRequest.ANY_RESOURCE)) {
                problems.add(action + " has no resource-level permissions: its Resource must be *");
            }
            unknown(statement, keys).forEach(key -> problems.add(action + " does not have the condition key " + key));
        });
        return problems;
    }

    private static List<String> unknown(PolicyStatement statement, List<String> keys) {
        return statement.conditions().stream()
                .map(PolicyCondition::key)
                .filter(key -> !isOneOf(key, keys) && !isOneOf(key, GLOBAL_KEYS))
                .distinct()
                .sorted()
                .toList();
    }

    private static boolean isOneOf(String key, List<String> known) {
        return known.stream().anyMatch(name -> {
            boolean prefix = name.endsWith("/") || name.endsWith(":");
            return prefix ? key.regionMatches(true, 0, name, 0, name.length()) : key.equalsIgnoreCase(name);
        });
    }

    private static SortedMap<String, List<String>> all() {
        SortedMap<String, List<String>> all = new TreeMap<>(WITHOUT_RESOURCE);
        all.putAll(WITH_RESOURCE);
        return all;
    }
}
